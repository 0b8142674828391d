import { realpathSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { show } from "../../../model/environment/index.js";
import { AppError } from "./app-error.js";

interface Loaded {
  /** What the entry is called. */
  readonly shown: string;
  /** What Node.js runs: the entry, or what was compiled of it. */
  readonly runnable: string;
  /** Where compiled files are, if any are. */
  readonly compiled?: string;
}

/**
 * What Node.js says of an import of the app that leads nowhere, with what to do. Other errors stay as they are, and so does what a package
 * does not find: its trace says where to look.
 */
export function importProblem(error: unknown, { shown, runnable, compiled }: Loaded): unknown {
  if (isUnreadable(error)) return unreadable(error, shown);
  const found = failureOf(error);
  if (!found) return error;
  const from = found.from ?? runnable;
  const folder = compiled === undefined ? undefined : realpathSync(compiled); // as Node.js names what it loads
  const own = folder !== undefined && from.startsWith(join(folder, sep));
  if (!own && from.includes(`${sep}node_modules${sep}`)) return error;
  const source = own ? relative(folder, from).replace(/js$/, "ts") : relative(process.cwd(), from);
  const right = own && !isPath(found.wanted) ? rightOfCompiled : rightOf(found);
  const wanted = show(isPath(found.wanted) ? shortened(found.wanted, dirname(from)) : found.wanted);
  const message = `${source || shown}: imports ${wanted}, which Node.js does not find`;
  return new AppError(`${message}${own ? " (the compiler does)" : ""}\n  right: ${right}`, { cause: error });
}

/** Node.js keeps to itself which ES module it could not read: its trace names files of Node.js alone. */
function isUnreadable(error: unknown): error is SyntaxError {
  if (!(error instanceof SyntaxError)) return false;
  const [first = "", ...others] = (error.stack ?? "").split("\n");
  return first.startsWith("SyntaxError") && others.every((line) => line.includes("node:internal"));
}

const unreadable = (error: SyntaxError, shown: string): AppError =>
  new AppError(
    `${shown}: it, or a file that it imports, is not JavaScript: ${error.message}\n  right: files that node --check passes`,
    {
      cause: error,
    },
  );

interface Failure {
  /** What was imported: a name, or the path of a file. */
  readonly wanted: string;
  /** The file that imports it. */
  readonly from?: string;
  readonly isFolder?: boolean;
}

function failureOf(error: unknown): Failure | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  const [, what, wanted] = /^(Cannot find (?:module|package)|Directory import) '([^']+)'/.exec(error.message) ?? [];
  if (wanted === undefined) return undefined;
  const [from] = (error as { readonly requireStack?: readonly string[] }).requireStack ?? [];
  const [, importer] = / imported from (.+)$/m.exec(error.message) ?? [];
  const file = from ?? (importer?.startsWith("file:") ? fileURLToPath(importer) : importer);
  return { wanted, ...(file !== undefined && { from: file }), ...(what === "Directory import" && { isFolder: true }) };
}

const isPath = (wanted: string): boolean => /^(\.|\/|[A-Za-z]:[\\/])/.test(wanted);

/** A path as it would be imported: from the package on, or from the importing file. */
function shortened(path: string, folder: string): string {
  if (path.startsWith(".")) return path;
  const [, inPackage] = /.*[\\/]node_modules[\\/](.+)$/.exec(path) ?? [];
  const way = (inPackage ?? relative(folder, path)).split(sep).join("/");
  return inPackage !== undefined || way.startsWith(".") ? way : `./${way}`;
}

const rightOfCompiled =
  'paths and baseUrl of tsconfig.json are for the compiler alone, so import "./environments/prod.js", or let "imports" of package.json\n' +
  '  have the name ("#environments/*": "./environments/*.js"); a package must be installed: npm install';

function rightOf({ wanted, isFolder }: Failure): string {
  if (isFolder) return "an ES module names the file in a folder: …/index.js";
  if (isPath(wanted)) return 'the whole name of a file that is there; an ES module has its ending too: "./prod.js"';
  return `npm install ${wanted}, or a path that begins with ./ for a file of the app`;
}
