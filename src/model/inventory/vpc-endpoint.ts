import type * as z from "zod";
import { anyName, name, object, oneOf, resources } from "../schema/fields.js";
import { targets } from "./targets.js";

/** A subnet of a VPC endpoint. */
export interface VpcEndpointSubnetInput {
  /**
   * The subnet's id.
   * @limits subnet-…
   */
  readonly id: string;
}

/** A VPC endpoint. */
export interface VpcEndpointInput {
  /**
   * The VPC endpoint's id.
   * @limits vpce-…
   */
  readonly id: string;
  /**
   * The VPC's id.
   * @limits vpc-…
   */
  readonly vpcId: string;
  /**
   * The endpoint's type.
   * @default Interface
   */
  readonly type?: "Interface" | "GatewayLoadBalancer";
  /** The service's name, such as `com.amazonaws.ap-northeast-1.logs`. */
  readonly serviceName: string;
  /** The subnets that it has a network interface in. */
  readonly subnets: Readonly<Record<string, VpcEndpointSubnetInput>>;
}

const subnet = object({
  id: name(/^subnet-[0-9a-f]{8,17}$/, "a subnet id: subnet-…"),
});

const endpoint = object({
  id: name(/^vpce-[0-9a-f]{8,17}$/, "a VPC endpoint id: vpce-…"),
  vpcId: name(/^vpc-[0-9a-f]{8,17}$/, "a VPC id: vpc-…"),
  type: oneOf(["Interface", "GatewayLoadBalancer"]).default("Interface"),
  serviceName: anyName("a service name, such as com.amazonaws.ap-northeast-1.logs"),
  subnets: resources(subnet, "subnets", "id"),
});

export const vpcEndpointSchema = resources(endpoint, "VPC endpoints", "id");

export type VpcEndpoint = z.output<typeof endpoint>;
export type VpcEndpointSubnet = z.output<typeof subnet> & { readonly endpoint: VpcEndpoint };

export const vpcEndpointSubnets = targets(["vpcEndpoint", "*", "subnets", "*"], ([endpoint, found]) => ({
  ...found,
  endpoint,
}));
