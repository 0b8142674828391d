import { entriesOf } from "../../modules/ops/alarms/index.js";
import { standardCatalogue } from "../../src/index.js";
import { validStatistics, validStatisticsOf } from "../../src/model/facts/valid-statistics.js";
import { metricFacts } from "../support/facts.js";

const listed = validStatistics.flatMap(({ namespace, metrics, valid }) =>
  metrics.map((name) => ({ namespace, name, valid })),
);

test("valid statistics are those of the table of metrics", () => {
  for (const { namespace, name, valid } of listed) {
    const fact = metricFacts.find((one) => one.namespace === namespace && one.metric === name);
    expect([name, [...(fact?.statistics ?? [])].sort()]).toEqual([name, [...valid].sort()]);
  }
  expect(new Set(listed.map(({ namespace, name }) => `${namespace} ${name}`)).size).toBe(listed.length);
});

test("each row looks at a statistic that is valid", () => {
  for (const [id, { definition }] of entriesOf(standardCatalogue, "alarm")) {
    const valid = definition.metric && validStatisticsOf(definition.metric);
    const statistic = definition.metric?.statistic.replace(/^p[\d.]+$/, "p");
    if (valid) expect([id, valid]).toEqual([id, expect.arrayContaining([statistic])]);
  }
});

test("no metric is listed that no row looks at", () => {
  const used = entriesOf(standardCatalogue, "alarm").flatMap(([, { definition }]) =>
    definition.metric ? [`${definition.metric.namespace} ${definition.metric.name}`] : [],
  );
  expect(listed.map(({ namespace, name }) => `${namespace} ${name}`).filter((one) => !used.includes(one))).toEqual([]);
});
