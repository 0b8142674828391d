import { existsSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { extname, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { show } from "../../../model/environment/index.js";
import { isAwaitable } from "../../../model/schema/plain.js";
import type { EnvironmentSource } from "../../define-environments.js";
import { loadForCommand } from "../../loading.js";
import type { SynthesizeOptions } from "../../outputs/index.js";
import { UsageError } from "../command.js";
import { AppError } from "./app-error.js";
import { compile } from "./compile.js";
import { importProblem } from "./import-problem.js";
import { packageType } from "./package-type.js";

/** What the entry of an app exports for commands. */
export interface App {
  /** The entry, as people know it. */
  readonly file: string;
  readonly environments: readonly EnvironmentSource[];
  /** How they are written. */
  readonly options: SynthesizeOptions;
}

const entries = ["main.ts", "main.mts", "main.js", "main.mjs"];

/**
 * Loads an app; one in TypeScript is type-checked and compiled before.
 *
 * @throws UsageError where there is no such file.
 * @throws AppError where it cannot be compiled, or does not export environments.
 */
export async function loadApp(named: string | undefined, note: (text: string) => void): Promise<App> {
  const file = entryOf(named);
  const shown = relative(process.cwd(), file) || file;
  const { runnable, compiled } = isTypeScript(file) ? await compile(file, shown, note) : { runnable: file };
  const exported = await loadForCommand(shown, async () => {
    try {
      return await load(runnable);
    } catch (error) {
      throw importProblem(error, { shown, runnable, compiled });
    }
  });
  return appOf(exported, shown);
}

const isTypeScript = (file: string): boolean => /^\.[cm]?ts$/.test(extname(file));

function entryOf(named: string | undefined): string {
  if (named !== undefined) {
    if (!statSync(named, { throwIfNoEntry: false })?.isFile())
      throw new UsageError(`--app: there is no file ${show(named)}`);
    if (/^\.[cm]?[jt]s$/.test(extname(named))) return resolve(named);
    throw new UsageError(
      `--app: ${show(named)} is not the entry of an app: a file in TypeScript or JavaScript, such as main.ts`,
    );
  }
  const found = entries.find((entry) => existsSync(entry));
  if (found !== undefined) return resolve(found);
  throw new UsageError(
    `there is no ${entries[0]} here, and no ${entries.slice(1).join(", ")}; name the entry of the app: --app <file>`,
  );
}

type Exports = Readonly<Record<string, unknown>>;

/** As Node.js would load it: by its extension, and for `.js` by the type of its package. */
async function load(file: string): Promise<Exports> {
  const extension = extname(file);
  const isModule = extension === ".mjs" || (extension !== ".cjs" && packageType(file) === "module");
  return (
    isModule || isTypeScript(file) ? import(pathToFileURL(file).href) : createRequire(file)(file)
  ) as Promise<Exports>;
}

function appOf({ environments, options = {}, ...others }: Exports, file: string): App {
  if (environments === undefined) {
    const found = Object.keys(others).filter((name) => !["default", "module.exports"].includes(name));
    const but = found.length > 0 ? `, but ${found.join(", ")}` : "";
    throw new AppError(`${file}: exports no environments${but}\n  right: export const environments = [prod];`);
  }
  if (!Array.isArray(environments) || environments.length === 0) {
    const what = Array.isArray(environments)
      ? "names none"
      : `is ${typeof environments === "function" ? "a function" : show(environments)}`;
    throw new AppError(`${file}: environments ${what}; a list is right: export const environments = [dev, prod];`);
  }
  if (typeof options !== "object" || options === null || isAwaitable(options)) {
    throw new AppError(
      `${file}: options is ${isAwaitable(options) ? "a promise" : show(options)}; those of synthesize are right: { forms: ["module"] }`,
    );
  }
  return { file, environments: environments as EnvironmentSource[], options };
}
