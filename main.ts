import { dev, prod, stg } from "./src/environments/index.js";
import type { SynthesizeOptions } from "./src/index.js";

/** What the commands of unyo work on. */
export const environments = [dev, stg, prod];

/** How `synth` writes them. */
export const options: SynthesizeOptions = { forms: ["root", "module", "policies"] };
