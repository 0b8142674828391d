import * as fc from "fast-check";
import { serviceLevelIndicators } from "../../../modules/ops/catalogue/service-levels.js";
import { entriesOf, resolveMonitoring, type Alarm } from "../../../modules/ops/alarms/index.js";
import { amountInWords } from "../../../modules/ops/engine/amounts.js";
import { windowInWords } from "../../../modules/ops/engine/in-force.js";
import { catalogue, defineEnvironment, metrics, standardCatalogue, targetsOf, type Row } from "../../../src/index.js";
import { inLanguage } from "../../../src/model/text.js";
import type { AlarmOverride, AlarmWindow } from "../../../src/model/environment/index.js";
import { least } from "../../support/environment.js";
import { messageOf } from "../../support/errors.js";
import { everyKind } from "../../support/every-kind.js";

const row: Row<{ readonly name: string }> = {
  metric: metrics("Own")("Delay", "Maximum", "Milliseconds"),
  dimensions: ({ name }) => ({ Name: name }),
  above: { warn: 1500, error: 180_000 },
  window: { period: 60, datapointsToAlarm: 3, evaluationPeriods: 5 },
  treatMissingData: "missing",
  because: {
    en: "Orders wait for more than {threshold} {window}.",
    ja: "注文が{window} {threshold} を超えて待っています。",
  },
  remedy: { en: "Look at the queue.", ja: "キューを確認します。" },
  source: [],
};

type Change = Readonly<Record<string, unknown>>;

const define = (change: Change = {}, override?: AlarmOverride, language: "en" | "ja" = "en") =>
  defineEnvironment(
    { ...least, language, alarms: { ...least.alarms, ...(override && { overrides: { "own.delay": override } }) } },
    {
      catalogue: catalogue("own", targetsOf({ a: { name: "a" } }), {
        delay: { ...row, ...change } as Row<{ readonly name: string }>,
      }),
    },
  );

const linesOf = (...given: Parameters<typeof define>): string[][] =>
  define(...given).monitoring.alarms.map(({ description }) => description.split("\n"));

describe("a description", () => {
  test("tells the threshold, the window and what looks at them, of each severity its own", () => {
    expect(linesOf()).toEqual([
      [
        "idp-prod own a: Orders wait for more than 3 minutes in 3 of 5 minutes. Act now.",
        "Condition: Delay (Maximum) above 3 minutes in 3 of 5 minutes.",
        "What to do: Look at the queue.",
      ],
      [
        "idp-prod own a: Orders wait for more than 1.5 seconds in 3 of 5 minutes. Act within a few working days.",
        "Condition: Delay (Maximum) above 1.5 seconds in 3 of 5 minutes.",
        "What to do: Look at the queue.",
      ],
    ]);
    expect(linesOf({}, {}, "ja")[1]).toEqual([
      "idp-prod own a: 注文が5 分間のうち 3 分で 1.5 秒 を超えて待っています。 数営業日以内に対応してください。",
      "条件: Delay (Maximum) が 5 分間のうち 3 分で 1.5 秒 超。",
      "対処: キューを確認します。",
    ]);
  });

  test("follows what the environment changes", () => {
    const window = { period: 300, datapointsToAlarm: 2, evaluationPeriods: 4 };
    const change = { thresholds: { error: () => 7_200_000 }, window: { error: window }, statistic: "p99" } as const;
    const [error, warn] = linesOf({}, { ...change, treatMissingData: "breaching" });
    expect(error!.slice(0, 2)).toEqual([
      "idp-prod own a: Orders wait for more than 2 hours in 2 of 4 periods of 5 minutes. Act now.",
      "Condition: Delay (p99) above 2 hours in 2 of 4 periods of 5 minutes, or no data arrives.",
    ]);
    expect(warn![1]).toBe("Condition: Delay (p99) above 1.5 seconds in 3 of 5 minutes, or no data arrives.");
  });

  test("tells that silence is an alarm where the row or the environment says so, and nowhere else", () => {
    const condition = (change: Change, override?: AlarmOverride, language?: "ja") =>
      linesOf({ above: { error: 1000 }, ...change }, override, language)[0]![1];
    const silent = "Condition: Delay (Maximum) above 1 second in 3 of 5 minutes, or no data arrives.";
    expect(condition({ treatMissingData: "breaching" })).toBe(silent);
    expect(condition({ treatMissingData: () => "breaching" })).toBe(silent);
    expect(condition({}, { treatMissingData: "breaching" })).toBe(silent);
    expect(condition({ treatMissingData: "breaching" }, { treatMissingData: "ignore" })).not.toContain("no data");
    expect(condition({}, { treatMissingData: "breaching" }, "ja")).toBe(
      "条件: Delay (Maximum) が 5 分間のうち 3 分で 1 秒 超、またはデータが届かない場合。",
    );
  });

  test("tells how many samples a period must have, where a number guards it", () => {
    const requests = metrics("Own")("Requests", "Sum", "Count");
    const change: Change = {
      metric: undefined,
      math: { leastSamples: 20, expression: (least: number) => `IF(requests >= ${least}, requests, 0)` },
      metrics: { requests },
      unit: "Percent",
      above: { warn: 5 },
      because: { en: "Orders fail.", ja: "注文が失敗しています。" },
    };
    const condition = (...given: Parameters<typeof define>) => linesOf(...given)[0]![1];
    expect(condition(change)).toBe("Condition: above 5 % in 3 of 5 minutes (with 20 samples or more each).");
    expect(condition(change, { leastSamples: 1, treatMissingData: "breaching" })).toBe(
      "Condition: above 5 % in 3 of 5 minutes (with 1 sample or more each), or no data arrives.",
    );
    expect(condition(change, { targets: { a: { leastSamples: 1500 } } }, "ja")).toBe(
      "条件: 5 分間のうち 3 分で（各 1,500 件以上） 5 % 超。",
    );
    expect(condition({}, { statistic: "p99", leastSamples: 200 })).toBe(
      "Condition: Delay (p99) above 3 minutes in 3 of 5 minutes (with 200 samples or more each).",
    );
    // CloudWatch's own guard of percentiles has no number.
    expect(condition({}, { statistic: "p99" })).not.toContain("sample");
  });

  test("tells of a band, not of the threshold in whose place it stands", () => {
    const because = { en: "Fewer orders come than should.", ja: "注文が減っています。" };
    const change: Change = { above: undefined, below: { warn: 5 }, followsTraffic: true, because };
    expect(linesOf(change, { anomalyBand: 2 })[0]![1]).toBe(
      "Condition: Delay (Maximum) below the expected band (2 standard deviations) in 3 of 5 minutes.",
    );
    expect(linesOf(change, { anomalyBand: 2.5 }, "ja")[0]![1]).toBe(
      "条件: Delay (Maximum) が 5 分間のうち 3 分で 想定範囲（標準偏差 2.5）を下回る。",
    );
  });

  test("keeps every word that an environment wrote, and tells the condition beside it", () => {
    const words = fc.string({ minLength: 1 }).filter((text) => text.trim() !== "" && !/[\p{C}]/u.test(text));
    fc.assert(
      fc.property(words, (text) => {
        const because = `${text} {threshold} {window} {other}`;
        const [error] = linesOf({}, { because });
        expect(error!.slice(0, 2)).toEqual([
          `idp-prod own a: ${because} Act now.`,
          "Condition: Delay (Maximum) above 3 minutes in 3 of 5 minutes.",
        ]);
      }),
      { numRuns: 20 },
    );
  });
});

describe("a placeholder", () => {
  test("that there is not is refused, in whichever language it stands", () => {
    const because = { en: "More than {treshold}.", ja: "{minutes}で{window}。" };
    expect(messageOf(() => define({ because }))).toBe(
      [
        'prod.catalogue["own.delay"].because.en: {treshold} stands for nothing; did you mean "threshold"?',
        'prod.catalogue["own.delay"].because.ja: {minutes} stands for nothing',
        "  known: threshold, window",
      ].join("\n"),
    );
  });

  test("of the threshold is refused where a band may take its place", () => {
    expect(messageOf(() => define({ followsTraffic: true }))).toContain(
      'prod.catalogue["own.delay"].because.en: {threshold} is not there where a band takes its place, which followsTraffic offers; leave it out',
    );
  });

  test("is none where it is Terraform's or no single word", () => {
    const en = "${threshold} %{window} { threshold } {a b} {}";
    expect(linesOf({ because: { en, ja: en } })[0]![0]).toBe(`idp-prod own a: ${en} Act now.`);
  });
});

test.each<[number, Parameters<typeof amountInWords>[1], string, string?]>([
  [5, "Percent", "5 %"],
  [0.01, "Percent", "0.01 %"],
  [0, "Seconds", "0 seconds", "0 秒"],
  [-1, "Seconds", "-1 seconds", "-1 秒"],
  [0.02, "Seconds", "20 ms"],
  [1, "Seconds", "1 second", "1 秒"],
  [100, "Seconds", "100 seconds", "100 秒"],
  [90, "Seconds", "1.5 minutes", "1.5 分"],
  [69_120_000, "Milliseconds", "19.2 hours", "19.2 時間"],
  [259_200, "Seconds", "3 days", "3 日"],
  [250, "Milliseconds", "250 ms"],
  [104_857_600, "Bytes", "100 MiB"],
  [5_000_000_000, "Bytes", "4.66 GiB"],
  [0, "Bytes", "0 B"],
  [1_000_000_000, "Bytes/Second", "1 GB/s"],
  [512_000, "Kilobytes", "512,000 kB"],
  [18, "Gigabytes", "18 GB"],
  [1_500_000, "Count", "1,500,000"],
  [0.9, "Count", "0.9"],
  [3, "Count/Second", "3 per second", "毎秒 3"],
  [57.6, "Credits (vCPU-minutes)", "57.6 credits", "57.6 クレジット"],
  [52_000, "None", "52,000"],
])("%d %s is %s", (value, unit, en, ja = en) => {
  expect(amountInWords(value, unit)).toEqual({ en, ja });
});

test.each<[number, number, number, string, string]>([
  [60, 5, 7, "in 5 of 7 minutes", "7 分間のうち 5 分で"],
  [60, 5, 5, "for 5 minutes", "5 分間続けて"],
  [3600, 26, 26, "for 26 hours", "26 時間続けて"],
  [3600, 1, 24, "in 1 of 24 hours", "24 時間のうち 1 時間で"],
  [86_400, 1, 1, "over 1 day", "1 日間で"],
  [300, 1, 1, "over 5 minutes", "5 分間で"],
  [300, 3, 5, "in 3 of 5 periods of 5 minutes", "5 分ごとの 5 回のうち 3 回で"],
  [10, 6, 6, "in 6 periods of 10 seconds in a row", "10 秒ごとの 6 回続けて"],
])("periods of %d s, %d of %d, are %s", (period, datapointsToAlarm, evaluationPeriods, en, ja) => {
  expect(windowInWords({ period, datapointsToAlarm, evaluationPeriods })).toEqual({ en, ja });
});

/** Numbers that are facts and no thresholds. */
const facts: readonly { readonly says: string; readonly as: string }[] = [
  { says: "5xx", as: "a class of HTTP status" },
  { says: "4xx", as: "a class of HTTP status" },
  { says: "502", as: "an HTTP status" },
  { says: "504", as: "an HTTP status" },
  { says: "EC2", as: "a service" },
  { says: "S3", as: "a service" },
  { says: "Route 53", as: "a service" },
  { says: "1 本", as: "one tunnel of two" },
  { says: "1 件も", as: "none at all" },
  { says: "2^31", as: "how many transaction ids PostgreSQL has" },
  { says: "days left", as: "what the metric counts" },
  { says: "日以下", as: "what the metric counts" },
  { says: "(1 is all of them)", as: "what the metric means" },
  { says: "（1 がすべて）", as: "what the metric means" },
];

const withoutFacts = (text: string): string => facts.reduce((rest, { says }) => rest.replaceAll(says, ""), text);

/** What a description says happened and when, without the name of what it is of. */
const told = ({ description, target }: Alarm): string =>
  withoutFacts(description)
    .split("\n")
    .slice(0, 2)
    .join("\n")
    .split(`${target.join("/")}: `)
    .slice(1)
    .join();

/** A number or words that stand alone: 5 %, but neither 95 % nor 5xx. */
const alone = (words: string): RegExp =>
  new RegExp(`(?<![\\w.,^-])${words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?!\\w|[.,]\\d)`);

const bothTold = ({ threshold, unit, window }: Alarm, language: "en" | "ja"): string[] => [
  ...(threshold === undefined ? [] : [amountInWords(threshold, unit)[language]]),
  windowInWords(window)[language],
];

/** The number that an expression asks for before it counts anything, as CloudWatch reads it. */
const guardOf = ({ measure }: Alarm): string | undefined =>
  "expression" in measure ? /^IF\(.+? >= (\d+)(?: AND .+?)?, /.exec(measure.expression)?.[1] : undefined;

/** How a condition tells the number of samples. */
const leastWords = { en: /\(with ([\d,]+) samples? or more each\)/, ja: /（各 ([\d,]+) 件以上）/ };

const leastTold = (text: string, language: "en" | "ja"): string | undefined =>
  leastWords[language].exec(text)?.[1]?.replaceAll(",", "");

describe.each(["en", "ja"] as const)("in the standard catalogue, in %s,", (language) => {
  const environment = { ...everyKind(), language };
  const planWith = (overrides: Readonly<Record<string, AlarmOverride | undefined>>): readonly Alarm[] =>
    resolveMonitoring(
      { ...environment, alarms: { ...environment.alarms, overrides } },
      standardCatalogue,
      serviceLevelIndicators,
    ).alarms;
  const on = environment.alarms.overrides;
  const rows = entriesOf(standardCatalogue, "alarm");
  const keyOf = ({ name }: Alarm) => name;

  test("nothing of a threshold or window is left once an environment has changed both, and the new ones are told", () => {
    const before = new Map(planWith(on).map((alarm) => [keyOf(alarm), alarm]));
    const window: AlarmWindow = { period: 1020, datapointsToAlarm: 19, evaluationPeriods: 23 };
    const factor = fc.integer({ min: 1, max: 9 });
    fc.assert(
      fc.property(factor, (times) => {
        // Numbers that no row has; what a metric can have does not matter to its text.
        const thresholds = { warn: 7717 * times, error: 7919 * times };
        const changed = rows.map(([id, { definition }]) => {
          const guard = typeof definition.math === "object" && { leastSamples: 6737 * times };
          return [id, { ...on[id], thresholds, window, ...guard }] as const;
        });
        const after = planWith(Object.fromEntries(changed));
        expect(after.length).toBeGreaterThan(before.size);
        for (const alarm of after) {
          const text = told(alarm);
          for (const words of bothTold(alarm, language)) expect(text).toMatch(alone(words));
          expect([alarm.id, leastTold(text, language)]).toEqual([alarm.id, guardOf(alarm)]);
          const old = before.get(keyOf(alarm));
          for (const words of old ? bothTold(old, language) : [])
            expect([alarm.id, text]).not.toEqual([alarm.id, expect.stringMatching(alone(words))]);
        }
      }),
      { numRuns: 3 },
    );
  });

  test("every alarm tells its threshold and window, and of missing data where they alarm", () => {
    const silence = { en: "or no data arrives", ja: "またはデータが届かない場合" }[language];
    for (const alarm of planWith(on)) {
      const condition = alarm.description.split("\n")[1]!;
      for (const words of bothTold(alarm, language))
        expect([alarm.id, condition]).toEqual([alarm.id, expect.stringMatching(alone(words))]);
      expect([alarm.id, leastTold(condition, language)]).toEqual([alarm.id, guardOf(alarm)]);
      expect([alarm.id, condition.includes(silence)]).toEqual([alarm.id, alarm.treatMissingData === "breaching"]);
    }
  });

  test("no text has a number of its own, nor tells by itself of missing data", () => {
    const numbers = {
      en: /\d|\b(two|three|four|five|six|seven|eight|nine|ten|half|quarters?|thirds?|fifths?|tenths?|dozen|hundred|thousand|million|seconds?|minutes?|hours?|days?|weeks?|no data)\b/i,
      ja: /\d|[一二三四五六七八九十百千万半](割|分|件|回|つ|日)|(秒|分間|時間|日間)(?!が|を|に)|データが届かない/,
    }[language];
    const wrong = rows
      .map(([id, { definition }]) => [id, withoutFacts(inLanguage(definition.because, language))] as const)
      .filter(([, text]) => numbers.test(text));
    expect(wrong).toEqual([]);
  });
});
