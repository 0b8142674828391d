import type * as z from "zod";
import { boolean, integer, name, object, resources } from "../schema/fields.js";
import { zoneName } from "../schema/zone.js";
import { targets } from "./targets.js";

/** An Availability Zone that a target group has targets in. */
export interface TargetGroupZoneInput {
  /** The zone's name, as its metrics carry it: `ap-northeast-1a`. */
  readonly name: string;
  /**
   * Fewest healthy targets in this zone.
   * @default 1
   * @limits a whole number from 1 to 1000
   */
  readonly minimumHealthyTargets?: number;
}

/** A target group of an Application Load Balancer. */
export interface TargetGroupInput {
  /**
   * The last part of the target group's ARN, as its metrics carry it: `targetgroup/idp/0123456789abcdef`.
   * @limits targetgroup/<name>/<16 hexadecimal digits>
   */
  readonly arnSuffix: string;
  /**
   * Fewest healthy targets that still carry the load.
   * @limits a whole number from 1 to 1000
   */
  readonly minimumHealthyTargets: number;
  /**
   * Availability Zones in each of which targets must be healthy, by a short stable key: one zone can be lost while all targets together
   * are enough still.
   * @default zones are not watched one by one
   */
  readonly zones?: Readonly<Record<string, TargetGroupZoneInput>>;
}

/** An Application Load Balancer. */
export interface LoadBalancerInput {
  /**
   * The last part of the load balancer's ARN, as its metrics carry it: `app/idp/0123456789abcdef`.
   * @limits app/<name>/<16 hexadecimal digits>
   */
  readonly arnSuffix: string;
  /**
   * Whether requests come at all times of the day; if not, silence is nothing to tell of.
   * @default true
   */
  readonly steadyTraffic?: boolean;
  /** Its target groups, by a short stable key. */
  readonly targetGroups: Readonly<Record<string, TargetGroupInput>>;
}

const zone = object({
  name: zoneName(),
  minimumHealthyTargets: integer(1, 1000, "healthy targets").default(1),
});

const targetGroup = object({
  arnSuffix: name(
    /^targetgroup\/[A-Za-z0-9-]{1,32}\/[0-9a-f]{16}$/,
    "a target group's ARN suffix: targetgroup/<name>/<16 hexadecimal digits>",
  ),
  minimumHealthyTargets: integer(1, 1000, "healthy targets"),
  zones: resources(zone, "Availability Zones", "name").default({}),
});

const loadBalancer = object({
  arnSuffix: name(/^app\/[A-Za-z0-9-]{1,32}\/[0-9a-f]{16}$/, "an ALB's ARN suffix: app/<name>/<16 hexadecimal digits>"),
  steadyTraffic: boolean().default(true),
  targetGroups: resources(targetGroup, "target groups", "arnSuffix"),
});

export const albSchema = resources(loadBalancer, "Application Load Balancers", "arnSuffix");

export type LoadBalancer = z.output<typeof loadBalancer>;
export type TargetGroup = z.output<typeof targetGroup> & { readonly loadBalancer: LoadBalancer };

export type TargetGroupZone = z.output<typeof zone> & { readonly targetGroup: TargetGroup };

export const loadBalancers = targets(["alb", "*"]);

export const targetGroups = targets(["alb", "*", "targetGroups", "*"], ([loadBalancer, found]) => ({
  ...found,
  loadBalancer,
}));

export const targetGroupZones = targets(
  ["alb", "*", "targetGroups", "*", "zones", "*"],
  ([loadBalancer, targetGroup, found]) => ({ ...found, targetGroup: { ...targetGroup, loadBalancer } }),
);
