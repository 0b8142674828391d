import { docs, fiveMinutes, type PublishingFacts } from "./shape.js";

const alb = {
  namespace: "AWS/ApplicationELB",
  interval: 60,
  page: docs("elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html"),
} as const;

/** The page says both; an alarm must not count on a zero. */
const twoReadings = (when: "events" | "nonzero") =>
  ({
    when: "unknown",
    note: "By its row while targets are registered, by the head of the page only while requests flow.",
    assumed: { when, because: "the reading with fewer data points" },
  }) as const;

const privateLink = docs("vpc/latest/privatelink/privatelink-cloudwatch-metrics.html");
const privateLinkUnknown = {
  interval: fiveMinutes,
  when: "nonzero",
  because: "five minutes see every data point, be it published every minute or every five",
} as const;

/** Load balancers, NAT gateways, endpoints and VPN. */
export const networkPublishing: readonly PublishingFacts[] = [
  {
    ...alb,
    metrics: [
      "ClientTLSNegotiationErrorCount",
      "HTTPCode_ELB_4XX_Count",
      "HTTPCode_ELB_5XX_Count",
      "RejectedConnectionCount",
      "TargetConnectionErrorCount",
      "TargetResponseTime",
      "TargetTLSNegotiationErrorCount",
    ],
    when: "nonzero",
  },
  { ...alb, metrics: ["RequestCount"], ...twoReadings("events") },
  { ...alb, metrics: ["HTTPCode_Target_4XX_Count", "HTTPCode_Target_5XX_Count"], ...twoReadings("nonzero") },
  {
    ...alb,
    metrics: ["HealthyHostCount", "UnHealthyHostCount"],
    when: "active",
    note: "While targets are registered. A target that is deregistered is not counted as unhealthy.",
  },
  { ...alb, metrics: ["AnomalousHostCount"], when: "always" },
  {
    namespace: "AWS/NATGateway",
    metrics: ["ErrorPortAllocation", "PacketsDropCount", "PacketsInFromDestination", "PacketsInFromSource"],
    interval: 60,
    when: "unknown",
    page: docs("vpc/latest/userguide/vpc-nat-gateway-cloudwatch.html"),
    assumed: { when: "active", because: "nothing says what is sent without traffic" },
  },
  {
    namespace: "AWS/PrivateLinkEndpoints",
    metrics: ["PacketsDropped"],
    interval: "unknown",
    when: "unknown",
    page: privateLink,
    assumed: privateLinkUnknown,
  },
  {
    namespace: "AWS/PrivateLinkServices",
    metrics: ["RstPacketsSent"],
    interval: "unknown",
    when: "unknown",
    page: privateLink,
    assumed: privateLinkUnknown,
  },
  {
    namespace: "AWS/VPN",
    metrics: ["TunnelState"],
    interval: "unknown",
    when: "unknown",
    note: "Sent as it becomes available. Between 0 and 1: at least one tunnel is down.",
    page: docs("vpn/latest/s2svpn/monitoring-cloudwatch-vpn.html"),
    assumed: { interval: fiveMinutes, when: "always", because: "AWS's recommended alarm has a period of five minutes" },
  },
];
