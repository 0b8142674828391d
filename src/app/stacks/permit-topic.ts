import { Construct } from "constructs";
import { regionKey } from "../../model/contract/region-key.js";
import { regionOfFunction } from "../../model/environment/index.js";
import { functionsOf, type Receiver } from "../../model/environment/receivers.js";
import { awsName } from "../../model/names/index.js";
import { modules } from "./ops-modules.js";
import type { TeamStack } from "./team-stack.js";

interface Told {
  readonly route: string;
  readonly topicArn: string;
  /** Region of the topic. */
  readonly region: string;
  readonly receivers: Readonly<Record<string, Receiver>>;
}

/** Lets a topic invoke the functions among its receivers, each in its own region. */
export function permitTopic(stack: TeamStack, scope: Construct, { route, topicArn, region, receivers }: Told): void {
  const functions = functionsOf(receivers);
  if (functions.length === 0) return;
  const { environment } = stack;
  const permissions = new Construct(scope, `receivers_${route}`);
  for (const { key, arn } of functions) {
    const functionRegion = regionOfFunction(arn, environment.region);
    new modules.TopicFunction(permissions, key, {
      functionArn: arn,
      functionRegion,
      topicArn,
      region,
      statementId: awsName("lambdaPermission", environment, "topic", route, regionKey(region), key),
      provider: stack.providerIn(functionRegion),
    });
  }
}
