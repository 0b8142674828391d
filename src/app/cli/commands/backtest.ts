import { backtest as judge, backtestText } from "../../../evaluation/index.js";
import { command, UsageError } from "../command.js";
import { alarmsIn, alarmsOption, inWordsOfCommand, queriesOption, required, seriesIn } from "../input-file.js";

/** Tells what alarms would have done with the past. */
export const backtest = command({
  summary: "tell how often alarms would have fired in the past, when, and who would have heard",
  options: {
    ...alarmsOption,
    history: {
      type: "string",
      value: "file",
      multiple: true,
      summary: "data: what `aws cloudwatch get-metric-data` printed, page after page, or CSV",
    },
    ...queriesOption,
    timezone: { type: "string", value: "zone", summary: "of the team, such as Asia/Tokyo; UTC without it" },
    night: { type: "string", value: "hours", summary: "when nobody should be woken; 22:00-07:00 without it" },
    threshold: {
      type: "string",
      value: "alarm=number",
      multiple: true,
      summary: "tell what this threshold would change",
    },
    json: { type: "boolean", summary: "print JSON, for other programs" },
  },
  details: "An alarm whose metrics are not in the history is named, never told to be quiet. docs/simulate.md has more.",
  examples: [
    "backtest --alarms plan.json --history march.json --queries asked.json",
    "backtest --alarms plan.json --history march.json --threshold web-cpu=90",
  ],
  run: async ({ values, print, note }) => {
    const { alarms: file, history: files, queries, timezone = "UTC", night: hours, threshold = [], json } = values;
    required({ alarms: file, history: files });
    const thresholds = thresholdsOf(threshold);
    const set = alarmsIn(file!);
    const read = seriesIn(files!, queries);
    for (const line of read.notes) note(line);
    const judged = inWordsOfCommand(file!, () => judge(set, read, { timezone, hours, thresholds }));
    print(json ? JSON.stringify(judged, undefined, 2) : backtestText(judged).join("\n"));
    return 0;
  },
});

/** An alarm's name may hold `=`; a number does not. */
function thresholdsOf(given: readonly string[]): Record<string, number> {
  const pairs = given.map((text) => /^(?<alarm>.+)=(?<number>[^=]+)$/su.exec(text)?.groups);
  const numbers = pairs.map((pair) => Number(pair?.number?.trim() || NaN));
  const problems = given.flatMap((text, index) =>
    Number.isFinite(numbers[index]) ? [] : [`--threshold: "${text}" is not the name of an alarm, =, and a number`],
  );
  const names = pairs.map((pair) => pair?.alarm ?? "");
  const twice = names.filter((name, index) => name !== "" && names.indexOf(name) !== index);
  problems.push(...twice.map((name) => `--threshold: a second one for "${name}"`));
  if (problems.length > 0) throw new UsageError(problems.join("\n"));
  return Object.fromEntries(names.map((name, index) => [name, numbers[index]!]));
}
