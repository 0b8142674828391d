import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { AppError } from "./app-error.js";
import { above } from "./package-type.js";
import { writeProject } from "./project.js";

/**
 * Type-checks and compiles an entry in TypeScript, as Node.js will run it, with the TypeScript of its project; gives the compiled
 * file. Without TypeScript it gives the entry itself, where this Node.js can run it.
 *
 * @throws AppError where a type is wrong: nothing is to come out of that.
 */
export async function compile(file: string, shown: string, note: (text: string) => void): Promise<Compiled> {
  const compiler = compilerOf(file);
  if (compiler === undefined) return { runnable: withoutTypeScript(file, shown, note) };
  const project = dirname(above(file, "package.json") ?? file);
  const folder = join(project, "node_modules", ".cache", "unyo", relative(project, file).replace(/\.[cm]?ts$/, ""));
  const base = above(file, "tsconfig.json");
  const config = writeProject({ file, project, folder, base, since: isSince(compiler.version) });
  const { status, output } = await runNode([
    compiler.program,
    "-p",
    config,
    "--pretty",
    String(process.stderr.isTTY ?? false),
  ]);
  if (status !== 0) {
    throw new AppError(`${output}${hintsOn(output)}${shown}: the types must be right first; nothing was done`);
  }
  return { runnable: join(folder, relative(project, file).replace(/ts$/, "js")), compiled: folder };
}

export interface Compiled {
  /** What Node.js runs. */
  readonly runnable: string;
  /** The folder of all compiled files; nothing where Node.js runs TypeScript itself. */
  readonly compiled?: string;
}

/** What an editor with other settings for modules does not tell: Node.js must find them. */
function hintsOn(output: string): string {
  const names = [...output.matchAll(/Cannot find module '([^'.][^']*)'/g)].map(([, name]) => name!);
  const inProvider = (name: string) => name.startsWith("@cdktf/provider-aws/lib/");
  return [
    ...(names.some(inProvider)
      ? ['An ES module names the file in a folder of the provider: "@cdktf/provider-aws/lib/lb/index.js".\n']
      : []),
    ...(names.some((name) => !inProvider(name))
      ? [
          "Modules are looked for as Node.js does it, whatever tsconfig.json says: where its paths lead, write a path such as ./prod.js.\n",
        ]
      : []),
  ].join("");
}

interface Described {
  readonly bin: { readonly tsc: string };
  readonly version: string;
}

interface Compiler {
  readonly program: string;
  readonly version: string;
}

const isSince = (version: string) => {
  const [ofMajor = 0, ofMinor = 0] = version.split(".").map(Number);
  return (major: number, minor: number): boolean => ofMajor > major || (ofMajor === major && ofMinor >= minor);
};

function compilerOf(file: string): Compiler | undefined {
  try {
    const described = createRequire(file).resolve("typescript/package.json");
    const { bin, version } = JSON.parse(readFileSync(described, "utf8")) as Described;
    return { program: join(dirname(described), bin.tsc), version };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "MODULE_NOT_FOUND") return undefined;
    throw error;
  }
}

function withoutTypeScript(file: string, shown: string, note: (text: string) => void): string {
  if ("typescript" in process.features && process.features.typescript) {
    note(`${shown}: types are not checked, as the package typescript is not installed`);
    return file;
  }
  throw new AppError(
    `${shown}: is TypeScript, and the package typescript is not installed\n` +
      "  right: npm install --save-dev typescript, or a compiled entry: --app main.js",
  );
}

async function runNode(args: readonly string[]): Promise<{ readonly status: number | null; readonly output: string }> {
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => (output += text));
  const [status] = (await once(child, "close")) as [number | null];
  return { status, output };
}
