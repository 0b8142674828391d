import { defineEnvironment, EnvironmentError, type EnvironmentDefinition } from "../../src/index.js";
import { least } from "./environment.js";

/** The lines of the error that a definition ends in. */
export function messageOf(define: () => unknown): string {
  try {
    define();
  } catch (error) {
    if (error instanceof EnvironmentError) return error.message;
    throw error;
  }
  throw new Error("The definition is accepted");
}

/** The error of an environment that is right but for one change; its types are set aside on purpose. */
export const refusal = (change: Record<string, unknown>): string =>
  messageOf(() => defineEnvironment({ ...least, ...change } as EnvironmentDefinition));
