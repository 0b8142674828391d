import { Lazy } from "cdktf";
import { withoutStackTraces } from "../../src/cdktf/stack-traces.js";

/** Where CDKTF says that a token was made. */
const traceOfToken = () => Lazy.anyValue({ produce: () => "value" }).creationStack;

test("tokens of CDKTF keep no trace, in the run and not after it", () => {
  expect(withoutStackTraces(traceOfToken)).toEqual([]);
  expect(traceOfToken()).not.toEqual([]);
});

test("an error keeps its trace, one that captures it itself too", () => {
  class Captured extends Error {
    constructor() {
      super("captured");
      Error.captureStackTrace(this, Captured);
    }
  }
  const [plain, captured] = withoutStackTraces(() => [new Error("plain"), new Captured()]);
  for (const { stack } of [plain!, captured!]) expect(stack).toContain("stack-traces.test.ts");
  expect(captured!.stack).not.toContain("new Captured");
});

test("a run that throws leaves nothing behind", () => {
  const { captureStackTrace } = Error;
  expect(() =>
    withoutStackTraces(() => {
      throw new Error("wrong");
    }),
  ).toThrow("wrong");
  expect(Error.captureStackTrace).toBe(captureStackTrace);
});
