import type * as z from "zod";
import { boolean, name, object, oneOf, oneOfNumbers, resources } from "../schema/fields.js";
import { targets } from "./targets.js";

/** A VPC. */
export interface VpcInput {
  /** The VPC's id. */
  readonly id: string;
  /**
   * Traffic that its flow log records, or `NONE` for no flow log.
   * @default ALL
   */
  readonly flowLogs?: "ALL" | "ACCEPT" | "REJECT" | "NONE";
  /**
   * Seconds that packets are gathered to one record: 60 tells sooner, 600 costs less.
   * @default 600
   */
  readonly flowLogInterval?: 60 | 600;
  /**
   * Whether DNS queries to Route 53 Resolver are recorded.
   * @default true
   */
  readonly resolverQueryLogs?: boolean;
}

const vpc = object({
  id: name(/^vpc-[0-9a-f]{8,17}$/, "a VPC id such as vpc-0123456789abcdef0"),
  flowLogs: oneOf(["ALL", "ACCEPT", "REJECT", "NONE"]).default("ALL"),
  flowLogInterval: oneOfNumbers([60, 600], "an aggregation interval of flow logs in seconds").default(600),
  resolverQueryLogs: boolean().default(true),
});

export const vpcSchema = resources(vpc, "VPCs", "id");

export type Vpc = z.output<typeof vpc>;

export const vpcs = targets(["vpc", "*"]);
