import { DOMParser, type Element, onErrorStopParsing } from "@xmldom/xmldom";
import {
  type AlarmSet,
  draw,
  type DrawOptions,
  type MetricAlarm,
  type MetricSeries,
  simulate,
  type TimeSeries,
} from "../../src/evaluation/index.js";
import { alarm, problemsOf, start, topic } from "./support.js";

const subscriptions = [{ topic, protocol: "email", endpoint: "oncall@example.com" }];

/** Draws what alarms do with one value a minute, and parses it as XML: what is not well-formed fails. */
function drawing(
  alarms: AlarmSet["alarms"],
  values: readonly (number | null)[],
  options: DrawOptions = {},
  metric: Partial<MetricSeries> = {},
) {
  const series = { namespace: "AWS/SQS", metricName: "Age", start, period: 60, values, ...metric } as TimeSeries;
  const set = { alarms, subscriptions, muteRules: [], metricFilters: [] };
  const simulation = simulate(set, { series: [series], bands: [], results: [], notes: [] });
  const text = draw(simulation.alarms, [series], simulation.options, simulation.result, options);
  const { documentElement } = new DOMParser({ onError: onErrorStopParsing }).parseFromString(text, "image/svg+xml");
  const all = (name: string) => Array.from(documentElement!.getElementsByTagName(name)) as Element[];
  const marked = (name: string, kind: string) => all(name).filter((one) => one.getAttribute("class") === kind);
  const texts = all("text").map(({ textContent }) => textContent);
  return { text, all, marked, texts };
}

const told = (changes: Partial<MetricAlarm> = {}) => alarm({ alarmActions: [topic], ...changes });

test("draws the series, the threshold, the states and who was told", () => {
  const { marked, texts } = drawing([told()], [1, 2, 30, 30, 4, null, 5, null, 6, 7]);
  expect(marked("polyline", "value").map((one) => one.getAttribute("points")!.split(" ").length)).toEqual([5, 2]);
  expect(marked("circle", "value")).toHaveLength(1); // a value between two gaps
  expect(marked("line", "threshold")).toHaveLength(1);
  expect(marked("rect", "state").map((one) => [one.getAttribute("data-state"), one.textContent])).toEqual([
    ["INSUFFICIENT_DATA", "INSUFFICIENT_DATA from 2026-03-02 00:00 to 2026-03-02 00:01"],
    ["OK", "OK from 2026-03-02 00:01 to 2026-03-02 00:03"],
    ["ALARM", "ALARM from 2026-03-02 00:03 to 2026-03-02 00:05"],
    ["OK", "OK from 2026-03-02 00:05 to 2026-03-02 00:10"],
  ]);
  expect(marked("g", "notice").map((one) => one.textContent)).toEqual([
    "1: 2026-03-02 00:03 ALARM told to email oncall@example.com1",
  ]);
  expect(texts).toEqual(expect.arrayContaining(["age", "threshold 10", "UTC", "00:00", "2026-03-02", "00:04"]));
  expect(texts).toContain("AWS/SQS Age, Maximum greater than 10 in 1 of 1 periods of 60 s; missing data: missing");
});

test("the value that alarmed stands where the threshold's line says: above it on the drawing", () => {
  const { marked } = drawing([told()], [1, 30]);
  const y = marked("polyline", "value")[0]!
    .getAttribute("points")!
    .split(" ")
    .map((point) => Number(point.split(",")[1]));
  const limit = Number(marked("line", "threshold")[0]!.getAttribute("y1"));
  expect(y[0]).toBeGreaterThan(limit);
  expect(y[1]).toBeLessThan(limit);
});

test("times are those of the team's zone, and so is what the axis says", () => {
  const { texts, marked } = drawing([told()], Array<number>(600).fill(30), { timezone: "Asia/Tokyo" });
  expect(texts).toEqual(expect.arrayContaining(["2026-03-02 09:00 to 2026-03-02 19:00, Asia/Tokyo", "Asia/Tokyo"]));
  expect(marked("g", "notice")[0]!.textContent).toContain("2026-03-02 09:01 ALARM");
});

test("the unit of the alarm stands at its axis", () => {
  expect(drawing([alarm({}, { unit: "Seconds" })], [1, 2]).texts).toContain("Seconds");
});

test("names, dimensions and receivers are texts, whatever they hold", () => {
  const name = `<script>alert("1")</script> & \u0007]]> 'é😀`;
  const hostile = {
    ...told({ name }),
    queries: [
      {
        id: "m1",
        metric: { namespace: "AWS/SQS", metricName: "<b>", dimensions: { "&": '"<' }, stat: "Maximum", period: 60 },
      },
    ],
  };
  const { all, texts, marked } = drawing([hostile], [1, 30], {}, { metricName: "<b>", dimensions: { "&": '"<' } });
  expect(all("script")).toEqual([]);
  expect(texts).toContain(name.replace("\u0007", "\ufffd"));
  expect(texts.some((text) => text!.includes('AWS/SQS <b> {&="<}'))).toBe(true);
  expect(marked("polyline", "value")).toHaveLength(1);
});

test("an alarm without data says so; one that nobody asked for is not drawn", () => {
  const other = alarm({ name: "other" }, { metricName: "Other" });
  const drawn = (options?: DrawOptions) =>
    drawing([told(), other], [1, 2], options)
      .all("g")
      .flatMap((one) => one.getAttribute("data-alarm") ?? []);
  expect(drawn()).toEqual(["age"]);
  expect(drawn({ alarms: ["other"] })).toEqual(["other"]);
  expect(drawing([told(), other], [1, 2], { alarms: ["other"] }).texts).toContain("no data");
  expect(problemsOf(() => drawn({ alarms: ["agee"] }))).toEqual(['alarms: "agee" is none of the alarms']);
  expect(problemsOf(() => drawn({ timezone: "Tokyo" }))).toEqual([
    'timezone: "Tokyo" is no IANA time zone, such as Asia/Tokyo',
  ]);
});

test("a composite alarm is drawn with its rule and states, and an alarm on a band with the band", () => {
  const composite = { kind: "composite", name: "both", rule: 'ALARM("age")', alarmActions: [topic] } as const;
  const { texts, all } = drawing([told(), composite], [1, 30]);
  expect(texts).toContain('ALARM("age")');
  expect(all("g").flatMap((one) => one.getAttribute("data-alarm") ?? [])).toEqual(["age", "both"]);
});

test("two weeks of minutes are drawn with a few points a pixel, the highest among them", () => {
  const values = Array.from({ length: 20_160 }, (_, minute) => (minute === 7777 ? 99 : minute % 5));
  const { marked, text } = drawing([told()], values);
  const points = marked("polyline", "value")[0]!.getAttribute("points")!.split(" ");
  expect(points.length).toBeLessThan(2 * 960);
  const heights = points.map((point) => Number(point.split(",")[1]));
  expect(heights.filter((height) => height === Math.min(...heights))).toHaveLength(1);
  expect(text.length).toBeLessThan(100_000);
});

test("the same input gives the same bytes", () => {
  expect(drawing([told()], [1, 30, 2]).text).toBe(drawing([told()], [1, 30, 2]).text);
});
