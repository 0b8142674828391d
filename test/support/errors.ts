import { EnvironmentError } from "../../src/index.js";

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
