/** How many metrics Container Insights makes of one thing, and of what it takes for further ones. */
export interface MetricCount {
  readonly always: number;
  /** On Fargate: ephemeral storage. */
  readonly fargate?: number;
  /** On EC2: container instances. */
  readonly ec2?: number;
  /** With an EBS volume, those of the volume's own name too. */
  readonly ebsVolume?: number;
  /** With a restart policy. */
  readonly restartPolicy?: number;
}

/**
 * How many metrics Container Insights makes, by its level: one for each metric and each of its sets of dimensions that AWS documents. A
 * task has them twice, as one of its service and as one of its task definition; a container four times, for its service, its task
 * definition, and its task by each of the two. Those of container health checks, and of container instances one by one, are beside.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Container-Insights-metrics-ECS.html
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Container-Insights-enhanced-observability-metrics-ECS.html
 */
export const containerInsightsMetrics = {
  enabled: {
    cluster: { always: 10, fargate: 2, ec2: 1, restartPolicy: 1 },
    service: { always: 13, fargate: 2, ebsVolume: 2, restartPolicy: 1 },
    taskDefinition: { always: 8, fargate: 2, ebsVolume: 4, restartPolicy: 1 },
    task: { always: 0 },
    container: { always: 0 },
  },
  enhanced: {
    cluster: { always: 22, fargate: 3, ec2: 1, ebsVolume: 1, restartPolicy: 1 },
    service: { always: 18, fargate: 3, ebsVolume: 3, restartPolicy: 1 },
    taskDefinition: { always: 13, fargate: 3, ebsVolume: 5, restartPolicy: 1 },
    task: { always: 13, fargate: 3, ebsVolume: 1, restartPolicy: 1 },
    container: { always: 7, restartPolicy: 1 },
  },
} as const satisfies Record<string, Record<string, MetricCount>>;
