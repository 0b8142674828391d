import type * as z from "zod";
import { name, object, resources } from "../schema/fields.js";
import { targets } from "./targets.js";

/** A NAT gateway. */
export interface NatGatewayInput {
  /**
   * The NAT gateway's id.
   * @limits nat-…
   */
  readonly id: string;
}

const gateway = object({
  id: name(/^nat-[0-9a-f]{8,17}$/, "a NAT gateway id: nat-…"),
});

export const natGatewaySchema = resources(gateway, "NAT gateways", "id");

export type NatGateway = z.output<typeof gateway>;

export const natGateways = targets(["natGateway", "*"]);
