import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { containerInsightsMetrics, type MetricCount } from "../../src/model/facts/container-insights.js";

const file = readFileSync(resolve(__dirname, "../../src/model/facts/metrics.csv"), "utf8");

/** What AWS recommends alarms on, and its page of metrics does not have. */
const beside = [
  "ContainerCpuUtilization ClusterName;ContainerName;ServiceName",
  "ContainerMemoryUtilization ClusterName;ServiceName",
];

/** Metrics of ECS by set of dimensions, but for those of health checks, of container instances, and of the CloudWatch agent. */
const documented = new Map<string, number>();
for (const line of file.trim().split("\n")) {
  const [namespace, metric = "", , , dimensions = ""] = line.split(",");
  if (namespace !== "ECS/ContainerInsights" || /^(instance_|Instance|UnHealthyContainer)/.test(metric)) continue;
  for (const set of dimensions.split("|"))
    if (!beside.includes(`${metric} ${set}`)) documented.set(set, (documented.get(set) ?? 0) + 1);
}

const sum = ({ always, fargate = 0, ec2 = 0, ebsVolume = 0, restartPolicy = 0 }: MetricCount) =>
  always + fargate + ec2 + ebsVolume + restartPolicy;

test("enhanced Container Insights makes as many metrics as are documented, of each set of dimensions", () => {
  const { cluster, service, taskDefinition, task, container } = containerInsightsMetrics.enhanced;
  const ofVolumes = documented.get("ClusterName;TaskDefinitionFamily;VolumeName") ?? 0;
  expect(documented.get("ClusterName")).toBe(sum(cluster));
  expect(documented.get("ClusterName;ServiceName")).toBe(sum(service));
  expect(documented.get("ClusterName;TaskDefinitionFamily")).toBe(sum(taskDefinition) - ofVolumes);
  for (const whose of ["ServiceName", "TaskDefinitionFamily"])
    expect(documented.get(`ClusterName;${whose};TaskId`)).toBe(sum(task));
  for (const whose of ["ServiceName", "TaskDefinitionFamily"])
    for (const of of ["", ";TaskId"])
      expect(documented.get(`ClusterName;ContainerName;${whose}${of}`)).toBe(sum(container));
});

test("the other level makes fewer of everything, and none of tasks and containers", () => {
  const { enabled, enhanced } = containerInsightsMetrics;
  for (const word of ["cluster", "service", "taskDefinition"] as const)
    expect([word, sum(enabled[word]) < sum(enhanced[word])]).toEqual([word, true]);
  expect([sum(enabled.task), sum(enabled.container)]).toEqual([0, 0]);
});
