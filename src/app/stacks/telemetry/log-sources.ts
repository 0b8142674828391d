import { Construct } from "constructs";
import { accessLogFormat, type ApiKind } from "../../../../modules/dev/api-gateway-logs/access-log-format.js";
import type { TrafficLogBucket } from "../../../../modules/dev/traffic-logs/traffic-log-bucket.js";
import type { LogDeliveryPolicy } from "../../../../modules/dev/log-delivery/log-delivery-policy.js";
import { collectTargets } from "../../../model/environment/index.js";
import { httpApis } from "../../../model/inventory/http-api.js";
import { restApis } from "../../../model/inventory/rest-api.js";
import { vpcs } from "../../../model/inventory/vpc.js";
import { webSocketApis } from "../../../model/inventory/web-socket-api.js";
import { awsName, prefixOf } from "../../../model/names/index.js";
import { deliveryPolicies } from "../../../model/contract/log-delivery.js";
import { loggedWebAcls, setsApiGatewayRole } from "../../../model/contract/log-sources.js";
import { roleNames } from "../../../model/contract/roles.js";
import type { TelemetryStack } from "../telemetry-stack.js";
import { groupOf, type LogGroups } from "./logs.js";
import { modules } from "./modules.js";
import { addTrails, type Trails } from "./trails.js";

/** What makes other services write their log groups: roles, policies, settings that attach from outside, and trails. */
export function addLogSources(stack: TelemetryStack, groups: LogGroups, bucket: TrafficLogBucket | undefined): Trails {
  const sources = new Construct(stack, "logSources");
  const delivery = addDeliveryPolicies(stack, sources, groups);
  const destinations = { groups, bucket, delivery };
  addVpcs(stack, sources, destinations);
  for (const { key, keys, target } of loggedWebAcls(stack.environment)) {
    const s3 = bucketOf(destinations, `waf.${key}`);
    new modules.WafLogging(sources, ["waf", ...keys].join("_"), {
      webAclArn: target.arn!,
      ...(s3
        ? { bucketArn: s3.bucketArn, dependsOn: s3.ready }
        : { logGroupArn: groupOf(groups, `waf.${key}`).logGroupArn, dependsOn: delivery }),
    });
  }
  addApis(stack, sources, groups);
  return addTrails(stack, sources, groups);
}

type Delivery = readonly LogDeliveryPolicy["resource"][];

/** Where logs go that AWS delivers: to log groups, or to a bucket. */
interface Destinations {
  readonly groups: LogGroups;
  readonly bucket: TrafficLogBucket | undefined;
  /** What lets AWS write log groups. */
  readonly delivery: Delivery;
}

/** The bucket, for a log that has no log group. */
const bucketOf = ({ groups, bucket }: Destinations, source: string): TrafficLogBucket | undefined =>
  groups.has(source) ? undefined : bucket;

function addDeliveryPolicies({ environment }: TelemetryStack, scope: Construct, groups: LogGroups): Delivery {
  const { account, region } = environment;
  return deliveryPolicies(environment).map(({ some, number }) => {
    const props = {
      account,
      region,
      policyName: `${prefixOf(environment)}-log-delivery${number && `-${number}`}`,
      logGroupArns: some.map(({ id }) => groupOf(groups, id).logGroupArn),
    };
    return new modules.LogDeliveryPolicy(scope, `delivery${number}`, props).resource;
  });
}

function addVpcs({ environment }: TelemetryStack, scope: Construct, destinations: Destinations): void {
  const { account, region, roles } = environment;
  const { groups, delivery } = destinations;
  for (const { key, keys, target } of collectTargets(environment, vpcs)) {
    const { id: vpcId, flowLogs, flowLogInterval, resolverQueryLogs } = target;
    if (flowLogs !== "NONE") {
      const source = `vpc.${key}/flow`;
      const s3 = bucketOf(destinations, source);
      new modules.VpcFlowLogs(scope, ["flowLogs", ...keys].join("_"), {
        account,
        region,
        vpcId,
        trafficType: flowLogs,
        maxAggregationInterval: flowLogInterval,
        ...(s3
          ? { s3: { folderArn: s3.flowLogArn(vpcId), format: s3.flowLogFormat }, dependsOn: s3.ready }
          : {
              logGroupArn: groupOf(groups, source).logGroupArn,
              roleName: roleNames.flowLogs(environment, keys),
              roles,
            }),
      });
    }
    if (resolverQueryLogs) {
      const source = `vpc.${key}/dns`;
      const s3 = bucketOf(destinations, source);
      new modules.ResolverQueryLogs(scope, ["resolver", ...keys].join("_"), {
        name: awsName("resolverQueryLogConfig", environment, "vpc", ...keys),
        vpcId,
        ...(s3
          ? { folderArn: s3.queryLogArn, dependsOn: s3.ready }
          : { logGroupArn: groupOf(groups, source).logGroupArn, dependsOn: delivery }),
      });
    }
  }
}

function addApis(stack: TelemetryStack, scope: Construct, groups: LogGroups): void {
  const { environment } = stack;
  const kinds: readonly [ApiKind, readonly { readonly key: string }[]][] = [
    ["restApi", collectTargets(environment, restApis)],
    ["httpApi", collectTargets(environment, httpApis)],
    ["webSocketApi", collectTargets(environment, webSocketApis)],
  ];
  const settings = kinds.flatMap(([kind, found]) =>
    found.map(({ key }) => {
      const { logGroupArn } = groupOf(groups, `${kind}.${key}/access`);
      return [`${kind}.${key}`, { destination_arn: logGroupArn, format: accessLogFormat(kind) }];
    }),
  );
  if (settings.length > 0) {
    stack.output(
      "api_gateway_access_logs",
      "access_log_settings of the stages of API Gateway",
      Object.fromEntries(settings),
    );
  }
  if (!setsApiGatewayRole(environment)) return;
  const roleName = roleNames.apiGatewayLogs(environment);
  const { region, roles, terraform } = environment;
  const { destroyable } = terraform;
  new modules.ApiGatewayLogsRole(scope, "apiGateway", { region, roleName, roles, destroyable });
}
