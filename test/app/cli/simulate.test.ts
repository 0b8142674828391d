import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { DOMParser } from "@xmldom/xmldom";
import { command, commandIn } from "../../support/command.js";
import { temporaryFolder } from "../../support/folder.js";

const root = resolve(__dirname, "../../..");
const example = (file: string) => join(root, "examples/simulate", file);
const given = ["--alarms", example("alarms.tf.json"), "--series", example("outage.json")];
const past = ["--alarms", example("alarms.tf.json"), "--history", example("history.json")];
const asked = ["--queries", example("queries.json")];
const written = (file: string, text: string): string => {
  const path = join(temporaryFolder(), file);
  writeFileSync(path, text);
  return path;
};

describe("docs/simulate.md", () => {
  const page = readFileSync(join(root, "docs/simulate.md"), "utf8");
  const shown = [...page.matchAll(/```sh\nnpx unyo (.+)\n```\n\n```text\n([^`]*)```/g)];

  test("shows both commands", () => {
    expect(shown.map(([, line]) => line!.split(" ")[0])).toEqual(["simulate", "backtest"]);
  });

  test.each(shown.map(([, line, output]) => [line!, output!]))("npx unyo %s", async (line, output) => {
    const { code, out, err } = await commandIn(root, ...line.split(" "));
    expect({ code, out: `${out}\n`, err }).toEqual({ code: 0, out: output, err: "" });
  });
});

describe("simulate", () => {
  test("draws what happened on the clocks of a zone", async () => {
    const svg = join(temporaryFolder(), "outage.svg");
    const { code } = await command("simulate", ...given, "--svg", svg, "--timezone", "Asia/Tokyo");
    expect(code).toBe(0);
    const drawn = readFileSync(svg, "utf8");
    const root = new DOMParser().parseFromString(drawn, "image/svg+xml").documentElement!;
    const states = Array.from(root.getElementsByTagName("rect")).map((rect) => rect.getAttribute("data-state"));
    expect(states.filter(Boolean)).toEqual(["OK", "ALARM", "OK"]);
    expect(drawn).toContain("2026-03-02 18:23 ALARM told to email oncall@example.com");
    expect(drawn).toContain("threshold 600");
  });

  test("prints JSON for other programs", async () => {
    const { out } = await command("simulate", ...given, "--json", "--end", "2026-03-02T09:30:00Z");
    const { transitions, notices, leftOut } = JSON.parse(out) as Record<string, { to?: string }[]>;
    expect(transitions!.map(({ to }) => to)).toEqual(["OK", "ALARM"]);
    expect(notices).toHaveLength(2);
    expect(leftOut).toEqual([]);
  });

  test("leaves out what only AWS can evaluate, with the reason", async () => {
    const banded = {
      ...{ alarm_name: "traffic", evaluation_periods: 1, threshold_metric_id: "band" },
      comparison_operator: "GreaterThanUpperThreshold",
      metric_query: [
        { id: "band", expression: "ANOMALY_DETECTION_BAND(sent, 2)", return_data: true },
        {
          ...{ id: "sent", return_data: true },
          metric: [{ namespace: "AWS/SQS", metric_name: "NumberOfMessagesSent", stat: "Sum", period: 60 }],
        },
      ],
    };
    const file = written("a.tf.json", JSON.stringify({ resource: { aws_cloudwatch_metric_alarm: { banded } } }));
    const { code, out } = await command("simulate", "--alarms", file, "--series", example("outage.json"));
    expect(code).toBe(0);
    expect(out).toContain("not evaluated:\n  traffic: it compares with a band, which only AWS can compute");
  });
});

describe("backtest", () => {
  test("prints JSON for other programs, in the words of the API", async () => {
    const { out } = await command("backtest", ...past, ...asked, "--json", "--night", "21:00-22:00");
    const { timezone, alarms } = JSON.parse(out) as { timezone: string; alarms: { firings: { night: boolean }[] }[] };
    expect(timezone).toBe("UTC");
    expect(alarms[0]!.firings.map(({ night }) => night)).toEqual([false, false]);
  });

  test("needs the queries, as the output of get-metric-data does not name its metrics", async () => {
    expect(await command("backtest", ...past)).toMatchObject({
      code: 1,
      err: `${example("history.json")}: does not say which metrics it holds: give the file that get-metric-data was given as --metric-data-queries too`,
    });
  });
});

describe("what is wrong is told by file, place and what would be right", () => {
  const wrong = async (...args: readonly string[]) => {
    const { code, out, err } = await command(...args);
    expect(out).toBe("");
    return { code, err };
  };

  test("options that are missing or no option", async () => {
    expect(await wrong("simulate")).toEqual({
      code: 2,
      err: "--alarms is missing\n--series is missing\nnpx unyo simulate --help tells what there is.",
    });
    expect(await wrong("backtest", ...past, ...asked, "--threshold", "age", "--threshold", "a=b")).toEqual({
      code: 2,
      err: [
        '--threshold: "age" is not the name of an alarm, =, and a number',
        '--threshold: "a=b" is not the name of an alarm, =, and a number',
        "npx unyo backtest --help tells what there is.",
      ].join("\n"),
    });
  });

  test("values of options", async () => {
    const names = ["--threshold", "orders=9", "--threshold", "orders-age=1e3"];
    expect(await wrong("backtest", ...past, ...asked, ...names)).toEqual({
      code: 1,
      err: '--threshold "orders": none of the alarms has this name',
    });
    expect(await wrong("backtest", ...past, ...asked, "--timezone", "Tokyo")).toEqual({
      code: 1,
      err: '--timezone: "Tokyo" is no IANA time zone, such as Asia/Tokyo',
    });
    expect(await wrong("simulate", ...given, "--start", "yesterday")).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^--start: "yesterday" is /) as string,
    });
    expect(await wrong("simulate", ...given, "--svg", "/dev/null", "--only", "orders")).toEqual({
      code: 1,
      err: '--only: "orders" is none of the alarms',
    });
  });

  test("files that are not there", async () => {
    expect(await wrong("simulate", "--alarms", "/nowhere/a.json", "--series", "s.json")).toEqual({
      code: 1,
      err: "/nowhere/a.json: cannot be read: there is no such file",
    });
  });

  test("alarms", async () => {
    const text = readFileSync(example("alarms.tf.json"), "utf8");
    const run = (file: string) => wrong("simulate", "--alarms", file, "--series", example("outage.json"));
    const cut = written("cut.json", "{");
    expect((await run(cut)).err).toMatch(new RegExp(`^${cut}:1:2: is not JSON: `));
    const odd = written("odd.tf.json", text.replace('"period": 60', '"period": 45'));
    expect(await run(odd)).toEqual({
      code: 1,
      err: `${odd}: resource.aws_cloudwatch_metric_alarm.age.period: 45 is not 10, 20, 30 or a multiple of 60`,
    });
  });

  test("series", async () => {
    const text = readFileSync(example("outage.json"), "utf8");
    const run = (file: string) => wrong("simulate", "--alarms", example("alarms.tf.json"), "--series", file);
    const values = written("values.json", text.replace("0x9 60", "0x9 sixty"));
    expect((await run(values)).err).toBe(
      `${values}: series[0]: part 2: "sixty+60x19" is none of 5, _, 0x30, 1+2x10, 9-2x3 and _x10`,
    );
    const key = written("key.json", text.replace("metricName", "metric"));
    expect((await run(key)).err.split("\n")).toEqual([
      `${key}: series[0].metricName: undefined is not a text`,
      `${key}: series[0]: "metric" is none of namespace, metricName, dimensions, unit, statistic, values, start, period`,
    ]);
  });
});
