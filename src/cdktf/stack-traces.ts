/**
 * Runs without the stack traces that CDKTF keeps of every attribute of every resource: with thousands of resources they are a tenth
 * of the time and most of the memory. They are kept by objects that are no errors; errors have theirs.
 *
 * @see https://v8.dev/docs/stack-trace-api
 */
export function withoutStackTraces<T>(run: () => T): T {
  const { captureStackTrace } = Error;
  Error.captureStackTrace = (target, below) => {
    if (target instanceof Error) captureStackTrace(target, below);
  };
  try {
    return run();
  } finally {
    Error.captureStackTrace = captureStackTrace;
  }
}
