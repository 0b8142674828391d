import { alarmsOf } from "../../../src/index.js";
import { alarmMatchers, scenario, series, testStart } from "../../../src/testing/index.js";
import type { TargetGroupZoneInput } from "../../../src/model/inventory/alb.js";
import { withResources } from "../../support/environment.js";
import { refusal } from "../../support/errors.js";

expect.extend(alarmMatchers);

const suffixes = { TargetGroup: "targetgroup/api/0123456789abcdef", LoadBalancer: "app/main/0123456789abcdef" };

const alb = (zones: Readonly<Record<string, TargetGroupZoneInput>>) => ({
  main: {
    arnSuffix: suffixes.LoadBalancer,
    targetGroups: { api: { arnSuffix: suffixes.TargetGroup, minimumHealthyTargets: 2, zones } },
  },
});

const zones = { a: { name: "ap-northeast-1a" }, c: { name: "ap-northeast-1c" } };

const healthyIn = (AvailabilityZone: string, values: string) =>
  series(values, {
    metric: {
      namespace: "AWS/ApplicationELB",
      metricName: "HealthyHostCount",
      dimensions: { ...suffixes, AvailabilityZone },
    },
  });

describe("a zone without healthy targets", () => {
  const alarms = alarmsOf(withResources({ alb: alb(zones) }));
  const alarm = "idp-prod-alb-main-api-c-healthyHostsInZone-warn";

  const start = testStart + 20 * 60; // full windows

  test("is told, though all targets together are enough", () => {
    const lost = scenario(alarms, healthyIn("ap-northeast-1c", "1x29 0x29"), { alarm, start });
    expect(lost).toAlarmWithin("10m", { after: "10m" });
    expect(scenario(alarms, healthyIn("ap-northeast-1c", "1x59"), { alarm, start })).toStayQuiet();
  });

  test("is told where nothing is registered there any more", () => {
    expect(scenario(alarms, healthyIn("ap-northeast-1c", "1x29 _x29"), { alarm, start })).toAlarm();
  });
});

test("zones are not watched one by one where none are named", () => {
  const ids = withResources({ alb: alb({}) }).monitoring.alarms.map(({ id }) => id);
  expect(ids).toContain("alb.healthyHosts");
  expect(ids).not.toContain("alb.healthyHostsInZone");
});

test("a zone of another region, one that is none and one given twice are refused", () => {
  const zones = { a: { name: "us-east-1a" }, b: { name: "1a" }, c: { name: "us-east-1a" } };
  expect(refusal({ resources: { alb: alb(zones) } }).split("\n")).toEqual([
    'prod.resources.alb.main.targetGroups.api.zones.b.name: "1a" is not an Availability Zone, such as ap-northeast-1a',
    'prod.resources.alb.main.targetGroups.api.zones.c.name: "us-east-1a" is the name of "a" already',
    'prod.resources.alb.main.targetGroups.api.zones.a.name: "us-east-1a" is no Availability Zone of ap-northeast-1',
  ]);
});
