import type { Examined } from "../../define-environments.js";

/**
 * Something that `check` tells: an `error` is refused by `synth`; a `gap` is not watched and nobody said why, and fails where the
 * check is strict; a `note` never fails.
 */
export interface Finding {
  readonly kind: "error" | "gap" | "note";
  readonly environment: string;
  /** What it is about: a path of the environment, or alarms and their targets. */
  readonly subject: string;
  /** What is wrong, or missing, and what would be right. */
  readonly message: string;
}

/** One subject of `check`: what it finds of an environment. */
export type Finder = (examined: Examined) => readonly Finding[];
