import { realpathSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

const modules = resolve(__dirname, "../../node_modules");

/** Where this repository's packages are, under their own names, in a run with aliases too. */
export const installed = dirname(realpathSync(join(modules, "constructs")));

/** Whether CDK Terrain is in CDKTF's place, as `npm run test:cdktn` has it. */
export const aliased = jest.requireActual<{ name: string }>(join(modules, "cdktf/package.json")).name === "cdktn";
