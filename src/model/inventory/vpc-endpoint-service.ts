import type * as z from "zod";
import { arn, name, object, resources } from "../schema/fields.js";
import { targets } from "./targets.js";

const zone = object({
  /** The Availability Zone, such as `ap-northeast-1a`. */
  name: name(/^[a-z]{2}(-[a-z]+)+-\d[a-z]$/, "an Availability Zone, such as ap-northeast-1a"),
});

const service = object({
  /** The endpoint service's id. */
  id: name(/^vpce-svc-[0-9a-f]{8,17}$/, "an endpoint service id: vpce-svc-…"),
  /** ARN of the load balancer behind it. */
  loadBalancerArn: arn("elasticloadbalancing", "a load balancer"),
  /** The Availability Zones that it is in. */
  zones: resources(zone, "Availability Zones", "name"),
});

/** Endpoint services of AWS PrivateLink that are offered to others. */
export const vpcEndpointServiceSchema = resources(service, "endpoint services", "id");

export type EndpointService = z.output<typeof service>;
export type EndpointServiceZone = z.output<typeof zone> & { readonly service: EndpointService };

export const endpointServiceZones = targets(["vpcEndpointService", "*", "zones", "*"], ([service, found]) => ({
  ...found,
  service,
}));
