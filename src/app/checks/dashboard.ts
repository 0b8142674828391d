import type { Dashboard, MonitoringPlan } from "../../../modules/ops/alarms/index.js";
import { suggester, type Environment, type Issue } from "../../model/environment/index.js";

/**
 * What CloudWatch takes; metrics count that an expression looks at, too.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html
 */
const most = { widgets: 500, metrics: 2500, metricsOfWidget: 500 };

/** Services that have no graphs to show, and a dashboard that CloudWatch would refuse. */
export function checkDashboard(
  { alarms: policy }: Environment,
  { alarms, burnRates, dashboard }: Pick<MonitoringPlan, "alarms" | "burnRates" | "dashboard">,
): Issue[] {
  const path = ["alarms", "dashboard"];
  const watched = [...new Set([...alarms, ...burnRates].map(({ service }) => service))];
  const suggest = suggester(watched);
  const unknown = (policy.dashboard?.services ?? []).flatMap((service, index) =>
    watched.includes(service)
      ? []
      : [
          {
            path: [...path, "services", index],
            message: `no alarm is of ${JSON.stringify(service)}${suggest(service)}`,
            needs: [["resources"], ["alarms", "off"], ["alarms", "overrides"]],
          },
        ],
  );
  return [...unknown, ...sizesOf(dashboard).map((message) => ({ path, message, needs: [["resources"]] }))];
}

function sizesOf(dashboard: Dashboard | undefined): string[] {
  if (!dashboard) return [];
  const metrics = dashboard.widgets.map(({ properties }) => (properties.metrics as unknown[] | undefined)?.length ?? 0);
  const all = metrics.reduce((sum, count) => sum + count, 0);
  const too = [
    dashboard.widgets.length > most.widgets && `${dashboard.widgets.length} widgets of ${most.widgets}`,
    all > most.metrics && `${all} metrics of ${most.metrics}`,
    Math.max(...metrics) > most.metricsOfWidget &&
      `${Math.max(...metrics)} metrics in one widget of ${most.metricsOfWidget}`,
  ].filter((size) => size !== false);
  if (too.length === 0) return [];
  return [
    `would have more than CloudWatch takes: ${too.join(", ")}\n  name the services that have graphs: dashboard: { services: [...] }`,
  ];
}
