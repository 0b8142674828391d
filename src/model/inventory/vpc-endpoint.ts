import type * as z from "zod";
import { anyName, name, object, oneOf, resources } from "../schema/fields.js";
import { targets } from "./targets.js";

const subnet = object({
  /** The subnet's id. */
  id: name(/^subnet-[0-9a-f]{8,17}$/, "a subnet id: subnet-…"),
});

const endpoint = object({
  /** The VPC endpoint's id. */
  id: name(/^vpce-[0-9a-f]{8,17}$/, "a VPC endpoint id: vpce-…"),
  /** The VPC's id. */
  vpcId: name(/^vpc-[0-9a-f]{8,17}$/, "a VPC id: vpc-…"),
  /** @default Interface */
  type: oneOf(["Interface", "GatewayLoadBalancer"]).default("Interface"),
  /** The service's name, such as `com.amazonaws.ap-northeast-1.logs`. */
  serviceName: anyName("a service name, such as com.amazonaws.ap-northeast-1.logs"),
  /** The subnets that it has a network interface in. */
  subnets: resources(subnet, "subnets", "id"),
});

/** VPC endpoints of AWS PrivateLink. */
export const vpcEndpointSchema = resources(endpoint, "VPC endpoints", "id");

export type VpcEndpoint = z.output<typeof endpoint>;
export type VpcEndpointSubnet = z.output<typeof subnet> & { readonly endpoint: VpcEndpoint };

export const vpcEndpointSubnets = targets(["vpcEndpoint", "*", "subnets", "*"], ([endpoint, found]) => ({
  ...found,
  endpoint,
}));
