import { catalogue as declareForAll } from "../../../modules/ops/engine/catalogue.js";
import {
  awsDocs,
  catalogue,
  defineEnvironment,
  eventCatalogue,
  gapsOf,
  metrics,
  needsValue,
  targetsOf,
  type EnvironmentDefinition,
} from "../../../src/index.js";
import { least } from "../../support/environment.js";
import { messageOf } from "../../support/errors.js";

const mq = metrics("AWS/AmazonMQ");
const brokers = targetsOf({ main: { name: "orders" }, second: { name: "mail" } });

const shape = {
  metric: mq("StorePercentUsage", "Maximum", "Percent"),
  dimensions: ({ name }: { readonly name: string }) => ({ Broker: `${name}-1` }),
  window: { period: 60, datapointsToAlarm: 5, evaluationPeriods: 5 },
  treatMissingData: "missing",
  source: [awsDocs("amazon-mq/latest/developer-guide/activemq-logging-monitoring.html")],
} as const;

const because = { en: "The broker's storage is filling up." };
const remedy = { ja: "読まれていないキューを探します。" };

const english = catalogue("mq", brokers, {
  storageUsed: { ...shape, above: { warn: 70 }, because, remedy: { en: "Find the queue that nobody reads." } },
});
const mixed = catalogue("mq", brokers, { storageUsed: { ...shape, above: { warn: 70 }, because, remedy } });

const withRows = (rows: object, change: Partial<EnvironmentDefinition> = {}) =>
  defineEnvironment({ ...least, ...change } as never, { catalogue: rows as typeof english });

const missing = (id: string, word: string, language: string, has: string) =>
  `prod.catalogue["${id}"].${word}.${language}: is required: the environment's language is ${language}, and the row has this text in ${has}; add ${language}: "…"`;

describe("a row of one's own is in the languages of the environments that use it:", () => {
  test("in one alone, where they have one", () => {
    const [alarm] = withRows(english).monitoring.alarms;
    expect(alarm!.description).toMatch(/filling up\. .*\nCondition: .*\nWhat to do: Find the queue/);
  });

  test("what is missing is told once, with the word to add", () => {
    expect(messageOf(() => withRows(english, { language: "ja" })).split("\n")).toEqual([
      missing("mq.storageUsed", "because", "ja", "en"),
      missing("mq.storageUsed", "remedy", "ja", "en"),
    ]);
    expect(messageOf(() => withRows(mixed))).toBe(missing("mq.storageUsed", "remedy", "en", "ja"));
    expect(messageOf(() => withRows(mixed, { language: "ja" }))).toBe(missing("mq.storageUsed", "because", "ja", "en"));
  });

  test("nothing is missing where the environment says it in its own words, or does not use the row", () => {
    const of = (change: object) => ({ alarms: { ...least.alarms, ...change } }) as never;
    const own = { overrides: { "mq.storageUsed": { remedy: "Find the queue." } } };
    expect(withRows(mixed, of(own)).monitoring.alarms[0]!.description).toContain("What to do: Find the queue.");
    expect(withRows(mixed, of({ off: { mq: "The broker goes away." } })).monitoring.alarms).toEqual([]);
  });

  test("guidance for a value, and the reason of what is off by default", () => {
    const rows = catalogue("mq", brokers, {
      asked: { ...shape, above: { warn: needsValue({ en: "Take the usual peak." }) }, because, remedy: because },
      idle: { ...shape, above: { warn: 1 }, offByDefault: { en: "Few need it." }, because, remedy: because },
    });
    expect(gapsOf(withRows(rows)).map(({ text }) => text)).toEqual(["Take the usual peak.", "Few need it."]);
    expect(messageOf(() => withRows(rows, { language: "ja" })).split("\n")).toEqual([
      missing("mq.asked", "needsValue", "ja", "en"),
      missing("mq.idle", "offByDefault", "ja", "en"),
    ]);
  });

  test("an event's text", () => {
    const rows = eventCatalogue("mq", brokers, {
      rebooted: {
        pattern: () => ({ source: ["aws.mq"] }),
        paths: {},
        text: { ja: "ブローカーが再起動しました。" },
        severity: "warn",
        because: { ja: "ブローカーが再起動しました。" },
        remedy,
        source: [awsDocs("amazon-mq/latest/developer-guide/welcome.html")],
      },
    });
    expect(withRows(rows, { language: "ja" }).monitoring.events[0]!.text).toBe(
      "idp-prod: ブローカーが再起動しました。",
    );
    expect(messageOf(() => withRows(rows)).split("\n")).toEqual([
      missing("mq.rebooted", "because", "en", "ja"),
      missing("mq.rebooted", "text", "en", "ja"),
    ]);
  });

  test("a language at least, which types ask for", () => {
    // @ts-expect-error -- no language
    const rows = catalogue("mq", brokers, { storageUsed: { ...shape, above: { warn: 70 }, because, remedy: {} } });
    expect(messageOf(() => withRows(rows))).toBe(missing("mq.storageUsed", "remedy", "en", "none"));
  });
});

test("rows of the standard catalogue are in both, which types hold", () => {
  // @ts-expect-error -- English alone
  declareForAll("mq", brokers, { storageUsed: { ...shape, above: { warn: 70 }, because, remedy: because } });
  const both = { en: "Find the queue that nobody reads.", ...remedy };
  declareForAll("mq", brokers, { storageUsed: { ...shape, above: { warn: 70 }, because: both, remedy: both } });
});
