/**
 * Runs without formatting the stack traces that CDKTF keeps of every attribute of every resource: with thousands of
 * resources they are a tenth of the time and most of the memory. An error that is thrown meanwhile has its trace all the
 * same, since V8 formats it when it is read.
 *
 * @see https://v8.dev/docs/stack-trace-api
 */
export function withoutStackTraces<T>(run: () => T): T {
  const { prepareStackTrace } = Error;
  Error.prepareStackTrace = () => "";
  try {
    return run();
  } finally {
    Error.prepareStackTrace = prepareStackTrace;
  }
}
