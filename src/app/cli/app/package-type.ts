import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The nearest file of that name in the folder of a file, or above it. */
export function above(file: string, name: string): string | undefined {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    if (existsSync(join(folder, name))) return join(folder, name);
    if (folder === dirname(folder)) return undefined;
  }
}

interface Package {
  /** What Node.js takes its `.js` files for. */
  readonly type: string;
  /** Names that begin with `#`, and the files that they lead to. */
  readonly imports?: unknown;
}

/** What Node.js reads of the package that a file is in, to load it. */
export function packageOf(file: string): Package {
  const found = above(file, "package.json");
  const { type = "commonjs", imports } = found ? (JSON.parse(readFileSync(found, "utf8")) as Partial<Package>) : {};
  return { type, ...(imports !== undefined && { imports }) };
}

/** What Node.js takes the `.js` files of a package for. */
export const packageType = (file: string): string => packageOf(file).type;
