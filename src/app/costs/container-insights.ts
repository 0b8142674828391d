import { collectTargets, keyOf, shortList, type Environment } from "../../model/environment/index.js";
import { containerInsightsMetrics, type MetricCount } from "../../model/facts/container-insights.js";
import { ecsClusters, ecsServices, type EcsCluster } from "../../model/inventory/ecs.js";
import { lookUp } from "../../model/look-up.js";
import type { Counted } from "./counted.js";

/** The metrics that Container Insights makes of each cluster, as many as AWS documents. */
export function ofContainerInsights(environment: Environment): Counted[] {
  const { region, telemetry, costs } = environment;
  const level = telemetry.containerInsights;
  if (level === "disabled") return [];
  const price = level === "enhanced" ? "insightsMetric" : "customMetric";
  return collectTargets(environment, ecsClusters).map(({ key, target }): Counted => {
    const tasksOf = (service: string) => lookUp(costs.tasks, keyOf([key, service]));
    return { subject: `containerInsights.${key}`, price, quantity: metricsOf(target, level, tasksOf), region };
  });
}

function metricsOf(
  { capacity, services }: EcsCluster,
  level: keyof typeof containerInsightsMetrics,
  tasksOf: (service: string) => number | undefined,
): number {
  const counts = containerInsightsMetrics[level];
  const onFargate = capacity === "FARGATE";
  const of = (count: MetricCount, things: readonly Extras[]): number => {
    const { always, fargate = 0, ec2 = 0, ebsVolume = 0, restartPolicy = 0 } = count;
    const has = (extra: keyof Extras) => things.some((one) => one[extra]);
    return (
      always +
      (onFargate ? fargate : ec2) +
      (has("ebsVolume") ? ebsVolume : 0) +
      (has("restartPolicy") ? restartPolicy : 0)
    );
  };
  const ofServices = Object.entries(services).map(([key, service]) => {
    const tasks = tasksOf(key) ?? service.minimumTasks;
    const containers = Object.keys(service.containers).length;
    const each = (count: MetricCount) => of(count, [service]);
    const ofTask = 2 * each(counts.task) + 2 * containers * each(counts.container);
    return (
      each(counts.service) + each(counts.taskDefinition) + 2 * containers * each(counts.container) + tasks * ofTask
    );
  });
  return ofServices.reduce((sum, metrics) => sum + metrics, of(counts.cluster, Object.values(services)));
}

interface Extras {
  readonly ebsVolume: boolean;
  readonly restartPolicy: boolean;
}

/** What is not in that number: tasks beyond the fewest, and containers without a name. */
export function beyondContainerInsights(environment: Environment): string[] {
  if (environment.telemetry.containerInsights !== "enhanced") return [];
  const services = collectTargets(environment, ecsServices);
  const untold = services.filter(({ key }) => lookUp(environment.costs.tasks, key) === undefined);
  const unnamed = services.filter(({ target }) => Object.keys(target.containers).length === 0);
  const listed = (what: string, some: typeof services) =>
    some.length === 0 ? [] : [`${what}: ${shortList(some.map(({ key }) => key))}`];
  return [
    ...listed("metrics of tasks beyond minimumTasks, for want of costs.tasks", untold),
    ...listed("metrics of containers that the inventory does not name", unnamed),
  ];
}
