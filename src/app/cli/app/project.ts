import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { AppError } from "./app-error.js";
import { packageOf } from "./package-type.js";

interface Project {
  readonly file: string;
  /** Folder of the app. */
  readonly project: string;
  /** Where compiled files go. */
  readonly folder: string;
  /** The app's own `tsconfig.json`. */
  readonly base: string | undefined;
  /** Whether the compiler is of this version or later: an option that it does not know is an error. */
  readonly since: (major: number, minor: number) => boolean;
}

/** What an app without a `tsconfig.json` is checked with. */
const defaults = { target: "es2022", lib: ["es2023"], strict: true, skipLibCheck: true };

/**
 * Writes a `tsconfig.json` that compiles one entry and what it imports, with the app's own settings but for where files go and
 * that Node.js must be able to run them.
 */
export function writeProject({ file, project, folder, base, since }: Project): string {
  const config = {
    ...(base !== undefined && { extends: pathFrom(folder, base) }),
    compilerOptions: {
      ...(base === undefined && defaults),
      module: "nodenext",
      moduleResolution: "nodenext",
      verbatimModuleSyntax: false, // it forbids `import` where a package is CommonJS
      noEmit: false,
      noEmitOnError: true,
      emitDeclarationOnly: false,
      declaration: false,
      declarationMap: false,
      composite: false,
      // What only makes sense with what is switched off above, and is refused without it.
      declarationDir: null,
      ...(since(5, 5) && { isolatedDeclarations: false }),
      outFile: null,
      // Imports that end in .ts lead to the compiled files.
      ...(since(5, 7) && { rewriteRelativeImportExtensions: true }),
      incremental: true,
      tsBuildInfoFile: "./.tsbuildinfo",
      rootDir: pathFrom(folder, project),
      outDir: ".",
    },
    files: [pathFrom(folder, file)],
    include: [],
  };
  try {
    mkdirSync(folder, { recursive: true });
    // Node.js reads a package's type and imports from the folders above a file, but not beyond node_modules.
    write(join(folder, "package.json"), packageOf(file));
    write(join(folder, "tsconfig.json"), config);
  } catch (error) {
    throw new AppError(`${folder}: compiled files cannot be written there: ${(error as Error).message}`, {
      cause: error,
    });
  }
  return join(folder, "tsconfig.json");
}

const pathFrom = (folder: string, file: string): string => relative(folder, file).split(sep).join("/") || ".";

/** Only what differs is written: another run may be reading it. */
function write(file: string, content: object): void {
  const text = `${JSON.stringify(content, null, 2)}\n`;
  if (read(file) !== text) writeFileSync(file, text);
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
