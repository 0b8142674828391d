import type * as z from "zod";
import { arn, name, object, resources } from "../schema/fields.js";
import { zoneName } from "../schema/zone.js";
import { targets } from "./targets.js";

/** An Availability Zone of an endpoint service. */
export interface EndpointServiceZoneInput {
  /** The Availability Zone, such as `ap-northeast-1a`. */
  readonly name: string;
}

/** An endpoint service of AWS PrivateLink. */
export interface EndpointServiceInput {
  /**
   * The endpoint service's id.
   * @limits vpce-svc-…
   */
  readonly id: string;
  /** ARN of the load balancer behind it. */
  readonly loadBalancerArn: string;
  /** The Availability Zones that it is in. */
  readonly zones: Readonly<Record<string, EndpointServiceZoneInput>>;
}

const zone = object({
  name: zoneName(),
});

const service = object({
  id: name(/^vpce-svc-[0-9a-f]{8,17}$/, "an endpoint service id: vpce-svc-…"),
  loadBalancerArn: arn("elasticloadbalancing", "a load balancer"),
  zones: resources(zone, "Availability Zones", "name"),
});

export const vpcEndpointServiceSchema = resources(service, "endpoint services", "id");

export type EndpointService = z.output<typeof service>;
export type EndpointServiceZone = z.output<typeof zone> & { readonly service: EndpointService };

export const endpointServiceZones = targets(["vpcEndpointService", "*", "zones", "*"], ([service, found]) => ({
  ...found,
  service,
}));
