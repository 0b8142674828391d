import { alarmsOf } from "../../../src/index.js";
import { alarmMatchers, scenario, series } from "../../../src/testing/index.js";
import { withResources } from "../../support/environment.js";

expect.extend(alarmMatchers);

const GiB = 2 ** 30;
const hour = 3600;

const environment = withResources({
  rds: {
    main: {
      identifier: "main",
      engine: "postgres",
      engineVersion: "16.4",
      instanceClass: "db.r6g.large",
      allocatedStorage: 500,
    },
  },
});

/** The free storage of a database by the hour, and what its trend tells. */
function free(days: number, gibibytes: (hours: number) => number) {
  const { alarms } = alarmsOf(environment);
  const [trend] = alarms.filter(({ name }) => name.includes("freeStorageTrend"));
  const metric = {
    namespace: "AWS/RDS",
    metricName: "FreeStorageSpace",
    dimensions: { DBInstanceIdentifier: "main" },
  };
  const values = Array.from({ length: days * 24 }, (_, hours) => gibibytes(hours) * GiB);
  return scenario(trend!, series(values, { metric, period: hour }));
}

describe("storage that fills up", () => {
  test("is told of once it would be full within a fortnight at the rate of four days", () => {
    expect(free(9, (hours) => 300 - (20 / 24) * hours)).toAlarmWithin("6d");
    expect(free(9, (hours) => 300 - (5 / 24) * hours)).toStayQuiet();
  });

  test("is told of where only the days of the week fill it", () => {
    const worked = (hours: number) => Math.min(hours % 168, 120) + Math.floor(hours / 168) * 120;
    expect(free(28, (hours) => 400 - (18 / 24) * worked(hours))).toAlarm();
  });

  test("is no business of a night's batch that takes space and gives it back", () => {
    expect(free(14, (hours) => (hours % 24 < 4 ? 120 : 300))).toStayQuiet();
  });

  test("is none of a load that is over within two days", () => {
    expect(free(14, (hours) => 300 - Math.min(Math.max(hours - 72, 0), 48) * 4)).toStayQuiet();
  });

  test("is none once data are deleted, or the storage is enlarged", () => {
    expect(free(14, (hours) => 100 + hours)).toStayQuiet();
    expect(free(14, (hours) => (hours < 168 ? 300 - hours / 5 : 800 - hours / 5))).toStayQuiet();
  });
});
