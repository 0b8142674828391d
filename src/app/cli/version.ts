import { readFileSync } from "node:fs";
import { above } from "./app/package-type.js";

/** The version of this package, whose folder is one of those above: how many, differs between sources and what is shipped. */
export function version(): string {
  const { version } = JSON.parse(readFileSync(above(__filename, "package.json")!, "utf8")) as {
    readonly version: string;
  };
  return version;
}
