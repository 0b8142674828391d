import * as z from "zod";
import { boolean, expects, integer, matching, name, object, oneOf, resources } from "../schema/fields.js";
import { targets } from "./targets.js";

/** A container of an ECS service's tasks. */
export interface EcsContainerInput {
  /**
   * The container's name in the task definition.
   * @limits letters, digits, hyphens and underscores, 255 at most
   */
  readonly name: string;
  /**
   * What runs in it, by product: `{ keycloak: "26.7.2" }` or `{ nodejs: "24.19.0" }`; held against the policy of versions.
   * @default nothing known
   */
  readonly software?: Readonly<Record<string, string>>;
}

/** An ECS service. */
export interface EcsServiceInput {
  /**
   * The service's name: the `ServiceName` of its metrics.
   * @limits letters, digits, hyphens and underscores, 255 at most
   */
  readonly name: string;
  /**
   * Fewest running tasks that still carry the load; fewer is an alarm at once.
   * @limits a whole number from 0 to 5000
   */
  readonly minimumTasks: number;
  /** The containers of its tasks; each gets alarms of its own under Container Insights with enhanced observability. */
  readonly containers?: Readonly<Record<string, EcsContainerInput>>;
  /**
   * Ephemeral storage of a Fargate task in GiB.
   * @default 20
   * @limits a whole number from 20 to 200
   */
  readonly ephemeralStorage?: number;
  /**
   * Whether an EBS volume is attached to its tasks.
   * @default false
   */
  readonly ebsVolume?: boolean;
  /**
   * Whether containers of its tasks have a restart policy, so that ECS starts them again within their task.
   * @default false
   */
  readonly restartPolicy?: boolean;
  /**
   * Whether it takes requests through ECS Service Connect.
   * @default false
   */
  readonly serviceConnect?: boolean;
}

/** A container instance of an ECS cluster. */
export interface EcsContainerInstanceInput {
  /** The EC2 instance id. */
  readonly instanceId: string;
  /** The ECS container instance id. */
  readonly containerInstanceId: string;
}

/** An ECS cluster. */
export interface EcsClusterInput {
  /**
   * The cluster's name: the `ClusterName` of its metrics.
   * @limits letters, digits, hyphens and underscores, 255 at most
   */
  readonly name: string;
  /**
   * Where tasks run. CPU and memory reservation are alarms only of `EC2`, and only without managed scaling.
   * @default FARGATE
   */
  readonly capacity?: "FARGATE" | "EC2" | "EC2_MANAGED_SCALING";
  /**
   * Whether no Terraform manages it yet: the telemetry stack then imports it, and manages its Container Insights only.
   * @default false
   */
  readonly adopt?: boolean;
  /** Its services, by a short stable key. */
  readonly services: Readonly<Record<string, EcsServiceInput>>;
  /** Container instances to watch one by one, where they live long enough to have a name. */
  readonly containerInstances?: Readonly<Record<string, EcsContainerInstanceInput>>;
}

const ecsName = (what: string) =>
  name(/^[A-Za-z0-9_-]{1,255}$/, `${what}: letters, digits, hyphens and underscores, 255 at most`);

const container = object({
  name: ecsName("a container name"),
  software: z
    .record(
      z.string(),
      matching(/^v?\d+(\.\d+)*$/, 'a version such as "26.7.2"'),
      expects("a record of versions by product"),
    )
    .default({}),
});

const service = object({
  name: ecsName("an ECS service name"),
  minimumTasks: integer(0, 5000, "running tasks"),
  containers: resources(container, "containers", "name").default({}),
  ephemeralStorage: integer(20, 200, "ephemeral storage in GiB").default(20),
  ebsVolume: boolean().default(false),
  restartPolicy: boolean().default(false),
  serviceConnect: boolean().default(false),
});

const containerInstance = object({
  instanceId: name(/^i-[0-9a-f]{8,17}$/, "an EC2 instance id such as i-0123456789abcdef0"),
  containerInstanceId: name(/^[0-9a-f-]{32,36}$/, "an ECS container instance id of 32 hexadecimal digits"),
});

const cluster = object({
  name: ecsName("an ECS cluster name"),
  capacity: oneOf(["FARGATE", "EC2", "EC2_MANAGED_SCALING"]).default("FARGATE"),
  adopt: boolean().default(false),
  services: resources(service, "ECS services", "name"),
  containerInstances: resources(containerInstance, "container instances", "containerInstanceId").default({}),
});

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
