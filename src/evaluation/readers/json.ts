import { EvaluationError, show } from "../errors.js";

/** Reads JSON; a syntax error names file, line and column. */
export function parseJson(text: string, file: string): unknown {
  if (typeof text !== "string") throw new EvaluationError([`${file}: ${show(text)} is not the text of a file`]);
  try {
    return JSON.parse(text);
  } catch (error) {
    const what = (error as Error).message;
    const position = /at position (\d+)/.exec(what)?.[1];
    const before = text.slice(0, position === undefined ? text.length : Number(position)).split("\n");
    const reason = what.replace(/ (in JSON )?at position.*$/s, "");
    throw new EvaluationError([`${file}:${before.length}:${before.at(-1)!.length + 1}: is not JSON: ${reason}`]);
  }
}
