import { natGateways, type NatGateway } from "../../../../src/model/inventory/nat-gateway.js";
import { vpcEndpointSubnets } from "../../../../src/model/inventory/vpc-endpoint.js";
import { endpointServiceZones } from "../../../../src/model/inventory/vpc-endpoint-service.js";
import { vpnConnections, vpnTunnels } from "../../../../src/model/inventory/vpn.js";
import { catalogue } from "../../engine/catalogue.js";
import { metrics } from "../../engine/metric.js";
import { awsDocs, awsRecommended, needsValue } from "../../engine/row.js";
import { fiveMinutePeriods, minutes } from "./windows.js";

const nat = metrics("AWS/NATGateway");
const vpn = metrics("AWS/VPN");

const vpnPage = awsDocs("vpn/latest/s2svpn/monitoring-cloudwatch-vpn.html");

const byGateway = ({ id }: NatGateway) => ({ NatGatewayId: id });

export const natGatewayAlarms = catalogue("natGateway", natGateways, {
  portAllocationErrors: {
    metric: nat("ErrorPortAllocation", "Sum", "Count"),
    dimensions: byGateway,
    above: { error: 0 },
    window: minutes(3, 5), // AWS says 15 minutes, in each of which new connections fail
    treatMissingData: "notBreaching", // AWS leaves it missing; a gateway without traffic would then stay in alarm
    because: {
      en: "The NAT gateway has no source ports left: new connections to one destination fail.",
      ja: "NAT ゲートウェイの送信元ポートが枯渇し、同一宛先への新規接続が失敗しています。",
    },
    remedy: {
      en: "Find in the VPC flow logs who opens so many connections; use VPC endpoints, more addresses on the gateway, or more gateways.",
      ja: "VPC フローログで接続の多い送信元を特定し、VPC エンドポイント、追加の IP アドレス、ゲートウェイの増設を検討します。",
    },
    source: [awsRecommended],
  },
  packetsDropRate: {
    // AWS says 0.01 % of the gateway's traffic, which only a rate can say at every load.
    math: {
      leastSamples: 10_000,
      expression: (least) => `IF(source + destination >= ${least}, 100 * dropped / (source + destination), 0)`,
    },
    metrics: {
      dropped: nat("PacketsDropCount", "Sum", "Count"),
      source: nat("PacketsInFromSource", "Sum", "Count"),
      destination: nat("PacketsInFromDestination", "Sum", "Count"),
    },
    unit: "Percent",
    dimensions: byGateway,
    above: { warn: 0.01 },
    window: minutes(5),
    treatMissingData: "notBreaching",
    because: {
      en: "The NAT gateway drops more than {threshold} of the packets: connections to the outside slow down or break.",
      ja: "NAT ゲートウェイがパケットの {threshold} 超を破棄し、外部への接続が遅くなるか切れています。",
    },
    remedy: {
      en: "Look at the AWS Health Dashboard; if the traffic is near the gateway's bandwidth, split it over more gateways.",
      ja: "AWS Health Dashboard を確認します。帯域上限に近い場合はゲートウェイを分けます。",
    },
    source: [awsRecommended],
  },
});

export const vpcEndpointAlarms = catalogue("vpcEndpoint", vpcEndpointSubnets, {
  packetsDropped: {
    metric: metrics("AWS/PrivateLinkEndpoints")("PacketsDropped", "Sum", "Count"),
    dimensions: ({ id, endpoint }) => ({
      "VPC Id": endpoint.vpcId,
      "VPC Endpoint Id": endpoint.id,
      "Endpoint Type": endpoint.type,
      "Subnet Id": id,
      "Service Name": endpoint.serviceName,
    }),
    above: {
      warn: needsValue(
        "Take more packets in five minutes than are dropped while all is well.",
        "平常時の 5 分あたり破棄パケット数を上回る値を指定してください。",
      ),
    },
    window: fiveMinutePeriods(3),
    treatMissingData: "notBreaching",
    because: {
      en: "The VPC endpoint drops packets: calls to the service behind it slow down or fail.",
      ja: "VPC エンドポイントがパケットを破棄し、背後のサービスの呼び出しが遅くなるか失敗しています。",
    },
    remedy: {
      en: "Look at the AWS Health Dashboard for the service behind it; then compare the throughput in CloudWatch with the endpoint's bandwidth.",
      ja: "AWS Health Dashboard で背後のサービスの状態を確認し、CloudWatch の通信量をエンドポイントの帯域と比べます。",
    },
    source: [awsRecommended],
  },
});

export const vpcEndpointServiceAlarms = catalogue("vpcEndpointService", endpointServiceZones, {
  resetPackets: {
    metric: metrics("AWS/PrivateLinkServices")("RstPacketsSent", "Sum", "Count"),
    dimensions: ({ name, service }) => ({
      "Service Id": service.id,
      "Load Balancer Arn": service.loadBalancerArn,
      Az: name,
    }),
    above: {
      warn: needsValue(
        "Take more resets in five minutes than are sent while all is well.",
        "平常時の 5 分あたり RST 数を上回る値を指定してください。",
      ),
    },
    window: fiveMinutePeriods(3),
    treatMissingData: "notBreaching",
    because: {
      en: "The endpoint service resets connections of its consumers: their requests break.",
      ja: "エンドポイントサービスが利用側の接続をリセットし、リクエストが中断されています。",
    },
    remedy: {
      en: "Check the health of the targets behind its load balancer, on the target group's Targets tab in the EC2 console.",
      ja: "EC2 コンソールのターゲットグループで、ロードバランサー背後のターゲットの状態を確認します。",
    },
    source: [awsRecommended],
  },
});

export const vpnAlarms = {
  ...catalogue("vpn", vpnConnections, {
    connectionState: {
      metric: vpn("TunnelState", "Minimum", "None"),
      dimensions: ({ id }) => ({ VpnId: id }),
      below: { warn: 1 },
      window: fiveMinutePeriods(3),
      treatMissingData: "breaching",
      because: {
        en: "A tunnel of the VPN connection is down: traffic still flows, but without a spare.",
        ja: "VPN 接続のトンネルが 1 本以上切断され、通信は続いていますが冗長性がありません。",
      },
      remedy: {
        en: "Open the connection's Tunnel details in the VPC console: is it AWS's maintenance of an endpoint? If not, look at the customer gateway: IKE, routes, its line.",
        ja: "VPC コンソールのトンネルの詳細を確認します。AWS のメンテナンスでなければ、カスタマーゲートウェイの IKE、経路、回線を確認します。",
      },
      source: ["S4", awsRecommended],
    },
    connectionDown: {
      metric: vpn("TunnelState", "Maximum", "None"),
      dimensions: ({ id }) => ({ VpnId: id }),
      below: { error: 1 },
      window: fiveMinutePeriods(2, 4), // a point that comes late is no outage
      treatMissingData: "breaching",
      because: {
        en: "Both tunnels of the VPN connection are down: nothing gets through between the networks.",
        ja: "VPN 接続の両方のトンネルが切断され、拠点間の通信ができません。",
      },
      remedy: {
        en: "Look at the customer gateway and its line first, as both tunnels end there; then at the Tunnel details in the VPC console.",
        ja: "両方のトンネルが終端するカスタマーゲートウェイと回線を、次に VPC コンソールのトンネルの詳細を確認します。",
      },
      source: ["S4", vpnPage],
    },
  }),
  ...catalogue("vpn", vpnTunnels, {
    tunnelState: {
      metric: vpn("TunnelState", "Minimum", "None"),
      dimensions: ({ ipAddress }) => ({ TunnelIpAddress: ipAddress }),
      below: { warn: 1 },
      window: fiveMinutePeriods(3),
      treatMissingData: "breaching",
      because: {
        en: "This tunnel of the VPN connection is down: traffic has to take the other one.",
        ja: "VPN 接続のこのトンネルが切断され、通信はもう 1 本だけが頼りです。",
      },
      remedy: {
        en: "Read the tunnel's log in CloudWatch Logs and the customer gateway's: IKE, dead peer detection, BGP.",
        ja: "CloudWatch Logs のトンネルログとカスタマーゲートウェイのログで IKE、DPD、BGP を確認します。",
      },
      source: ["S4", awsRecommended],
    },
  }),
};
