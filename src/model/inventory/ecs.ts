import * as z from "zod";
import { boolean, expects, integer, matching, name, object, oneOf, resources } from "../schema/fields.js";
import { targets } from "./targets.js";

const ecsName = (what: string) =>
  name(/^[A-Za-z0-9_-]{1,255}$/, `${what}: letters, digits, hyphens and underscores, 255 at most`);

const container = object({
  /** The container's name in the task definition. */
  name: ecsName("a container name"),
  /**
   * What runs in it, by product: `{ keycloak: "26.7.2" }` or `{ nodejs: "24.19.0" }`; held against the policy of versions.
   * @default nothing known
   */
  software: z
    .record(
      z.string(),
      matching(/^v?\d+(\.\d+)*$/, 'a version such as "26.7.2"'),
      expects("a record of versions by product"),
    )
    .default({}),
});

const service = object({
  /** The service's name: the `ServiceName` of its metrics. */
  name: ecsName("an ECS service name"),
  /** Fewest running tasks that still carry the load; fewer is an alarm at once. */
  minimumTasks: integer(0, 5000, "running tasks"),
  /** The containers of its tasks; each gets alarms of its own under Container Insights with enhanced observability. */
  containers: resources(container, "containers", "name").default({}),
  /**
   * Ephemeral storage of a Fargate task in GiB.
   * @default 20
   */
  ephemeralStorage: integer(20, 200, "ephemeral storage in GiB").default(20),
  /**
   * Whether an EBS volume is attached to its tasks.
   * @default false
   */
  ebsVolume: boolean().default(false),
  /**
   * Whether it takes requests through ECS Service Connect.
   * @default false
   */
  serviceConnect: boolean().default(false),
  /**
   * Whether containers of its tasks have a restart policy, so that ECS starts them again within their task.
   * @default false
   */
  restartPolicy: boolean().default(false),
});

const containerInstance = object({
  /** The EC2 instance id. */
  instanceId: name(/^i-[0-9a-f]{8,17}$/, "an EC2 instance id such as i-0123456789abcdef0"),
  /** The ECS container instance id. */
  containerInstanceId: name(/^[0-9a-f-]{32,36}$/, "an ECS container instance id of 32 hexadecimal digits"),
});

const cluster = object({
  /** The cluster's name: the `ClusterName` of its metrics. */
  name: ecsName("an ECS cluster name"),
  /**
   * Where tasks run. CPU and memory reservation are alarms only of `EC2`, and only without managed scaling.
   * @default FARGATE
   */
  capacity: oneOf(["FARGATE", "EC2", "EC2_MANAGED_SCALING"]).default("FARGATE"),
  /**
   * Whether no Terraform manages it yet: the telemetry stack then imports it, and manages its Container Insights only.
   * @default false
   */
  adopt: boolean().default(false),
  services: resources(service, "ECS services", "name"),
  /** Container instances to watch one by one, where they live long enough to have a name. */
  containerInstances: resources(containerInstance, "container instances", "containerInstanceId").default({}),
});

/** ECS clusters, with their services. */
export const ecsSchema = resources(cluster, "ECS clusters", "name");

export type EcsCluster = z.output<typeof cluster>;
export type EcsService = z.output<typeof service> & { readonly cluster: EcsCluster };
export type EcsContainer = z.output<typeof container> & { readonly service: EcsService };
export type EcsContainerInstance = z.output<typeof containerInstance> & { readonly cluster: EcsCluster };

export const ecsClusters = targets(["ecs", "*"]);

export const ecsServices = targets(["ecs", "*", "services", "*"], ([cluster, found]) => ({ ...found, cluster }));

export const ecsContainers = targets(["ecs", "*", "services", "*", "containers", "*"], ([cluster, service, found]) => ({
  ...found,
  service: { ...service, cluster },
}));

export const ecsContainerInstances = targets(["ecs", "*", "containerInstances", "*"], ([cluster, found]) => ({
  ...found,
  cluster,
}));
