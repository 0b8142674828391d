import type * as z from "zod";
import { name, object, resources } from "../schema/fields.js";
import { targets } from "./targets.js";

/** A Route 53 health check. */
export interface HealthCheckInput {
  /**
   * The health check's id.
   * @limits 36 hexadecimal digits and hyphens
   */
  readonly id: string;
}

const healthCheck = object({
  id: name(/^[0-9a-f-]{36}$/, "a health check id: 36 hexadecimal digits and hyphens"),
});

export const route53Schema = resources(healthCheck, "Route 53 health checks", "id");

export type HealthCheck = z.output<typeof healthCheck>;

export const healthChecks = targets(["route53", "*"]);
