import { childModule } from "./child-module.js";
import { policies } from "./policies.js";
import { rootModule } from "./root-module.js";
import type { Writer } from "./writer.js";

/** Every form there is; one more is a file beside these and a line here. */
export const writers = { root: rootModule, module: childModule, policies } satisfies Readonly<Record<string, Writer>>;

export type Form = keyof typeof writers;

export type { Files, Json, Writer, WriterOptions, Written } from "./writer.js";
