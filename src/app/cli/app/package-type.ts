import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The nearest file of that name in the folder of a file, or above it. */
export function above(file: string, name: string): string | undefined {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    if (existsSync(join(folder, name))) return join(folder, name);
    if (folder === dirname(folder)) return undefined;
  }
}

/** What Node.js takes the `.js` files of a package for. */
export function packageType(file: string): string {
  const found = above(file, "package.json");
  const { type = "commonjs" } = found ? (JSON.parse(readFileSync(found, "utf8")) as { readonly type?: string }) : {};
  return type;
}
