import { writeFileSync } from "node:fs";
import { draw, simulate as simulation, simulationText } from "../../../evaluation/index.js";
import { AppError } from "../app/app-error.js";
import { command } from "../command.js";
import { alarmsIn, alarmsOption, inWordsOfCommand, queriesOption, required, seriesIn } from "../input-file.js";

/** Tells, and draws, what alarms do with given data. */
export const simulate = command({
  summary: "tell what alarms do with given data, and draw it",
  options: {
    ...alarmsOption,
    series: { type: "string", value: "file", multiple: true, summary: "data: JSON or CSV" },
    ...queriesOption,
    start: {
      type: "string",
      value: "time",
      summary: "from when, such as 2026-03-02T09:00:00Z; the first data without it",
    },
    end: { type: "string", value: "time", summary: "to when; the last data without it" },
    svg: { type: "string", value: "file", summary: "draw series, thresholds, states and notices into this file" },
    only: { type: "string", value: "alarm", multiple: true, summary: "draw this alarm, and no other" },
    timezone: { type: "string", value: "zone", summary: "of the drawing, such as Asia/Tokyo; UTC without it" },
    json: { type: "boolean", summary: "print JSON, for other programs" },
  },
  details:
    "docs/simulate.md has the forms of the files. Alarms that only AWS can evaluate are left out, with the reason.",
  examples: [
    "simulate --alarms plan.json --series outage.json",
    "simulate --alarms plan.json --series outage.csv --queries asked.json --svg out.svg",
  ],
  run: async ({ values, print, note }) => {
    const { alarms: file, series: files, queries, start, end, svg, only, timezone, json } = values;
    required({ alarms: file, series: files });
    const set = alarmsIn(file!);
    const read = seriesIn(files!, queries);
    for (const line of read.notes) note(line);
    const { text, drawing } = inWordsOfCommand(file!, () => {
      const simulated = simulation(set, read, { start, end });
      const { alarms, leftOut, options, result } = simulated;
      const lines = () => simulationText(simulated).join("\n");
      return {
        text: json ? JSON.stringify({ ...result, leftOut }, undefined, 2) : lines(),
        drawing: svg === undefined ? "" : draw(alarms, read.series, options, result, { timezone, alarms: only }),
      };
    });
    if (svg !== undefined) write(svg, drawing);
    print(text);
    return 0;
  },
});

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new AppError(`${file}: cannot be written: ${(error as NodeJS.ErrnoException).code ?? String(error)}`);
  }
}
