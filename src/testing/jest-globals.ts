import type {} from "@jest/expect";
import type { AlarmMatchers } from "./types.js";

/** For tests that import `expect` from `@jest/globals`: `import "unyo/testing/jest-globals"`. */
declare module "@jest/expect" {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type
  interface Matchers<R extends void | Promise<void>> extends AlarmMatchers<R> {}
}
