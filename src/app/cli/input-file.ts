import { readFileSync } from "node:fs";
import {
  EvaluationError,
  readAlarms,
  readSeries,
  type AlarmSet,
  type ReadSeries,
  type TextFile,
} from "../../evaluation/index.js";
import { lookUp } from "../../model/look-up.js";
import { AppError } from "./app/app-error.js";
import { UsageError, type Options } from "./command.js";

/** For commands that look at alarms of any origin. */
export const alarmsOption = {
  alarms: {
    type: "string",
    value: "file",
    summary:
      "alarms: a .tf.json, what `terraform show -json` prints of a plan or a state, or what `aws cloudwatch describe-alarms` prints",
  },
} as const satisfies Options;

/** For commands that read data points. */
export const queriesOption = {
  queries: {
    type: "string",
    value: "file",
    summary:
      "what `aws cloudwatch get-metric-data` was given as --metric-data-queries or --cli-input-json: says which metrics its output and CSV hold",
  },
} as const satisfies Options;

/** @throws UsageError naming each option that is missing */
export function required(given: Readonly<Record<string, unknown>>): void {
  const missing = Object.entries(given).filter(([, value]) => value === undefined);
  if (missing.length > 0) throw new UsageError(missing.map(([name]) => `--${name} is missing`).join("\n"));
}

export const alarmsIn = (file: string): AlarmSet => readAlarms(textOf(file), file);

export const seriesIn = (files: readonly string[], queries: string | undefined): ReadSeries =>
  readSeries(files.map(fileOf), queries === undefined ? undefined : fileOf(queries));

/** Problems that the evaluation finds, in the words of the command: the file of the alarms, the options by their names. */
export function inWordsOfCommand<Result>(alarms: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    throw new EvaluationError(
      error.problems.map((problem) =>
        problem
          .replace(/^alarms(?=\[)/, `${alarms}: alarms`)
          .replace(/^alarms(?=:)/, "--only")
          .replace(/^options\.(?=start|end)|^(?=timezone:|night:|threshold )/, "--"),
      ),
    );
  }
}

/** @throws AppError where it cannot be read, or is no JSON */
export function jsonIn(file: string): unknown {
  try {
    return JSON.parse(textOf(file));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new AppError(`${file}: is no JSON: ${error.message}`);
  }
}

const fileOf = (file: string): TextFile => ({ file, text: textOf(file) });

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException;
    throw new AppError(`${file}: cannot be read: ${lookUp(reasons, code) ?? code}`);
  }
}

/** What the operating system calls it, in words. */
const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EISDIR: "it is a folder",
  EACCES: "its permissions do not allow it",
};
