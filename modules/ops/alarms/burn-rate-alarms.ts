import { CloudwatchCompositeAlarm } from "@cdktf/provider-aws/lib/cloudwatch-composite-alarm";
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import type { Construct } from "constructs";
import { adopt, protect } from "../../../src/cdktf/adopt.js";
import { Module } from "../../../src/cdktf/as-written.js";
import { required } from "../../../src/cdktf/inputs.js";
import { compositeActions, topicsTold } from "../../../src/model/environment/index.js";
import { withReferences } from "../../../src/model/schema/token.js";
import { burnRule, halvesOf } from "../engine/service-levels/rule.js";
import type { BurnRateAlarm } from "../engine/alarm.js";
import { routeOf, type ActionsByRegion } from "../notification/route.js";
import { watching } from "./alarm-set.js";

export interface BurnRateAlarmsProps {
  /** What service levels came to in an environment. */
  readonly alarms: readonly BurnRateAlarm[];
  /** Topics, and a provider where it is not the stack's, for each region that alarms are in. */
  readonly regions: ActionsByRegion;
}

/**
 * Burn-rate alarms of service levels: metric alarms in pairs, which have no actions, and a composite alarm that tells.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html
 */
export class BurnRateAlarms extends Module {
  constructor(scope: Construct, id: string, given: BurnRateAlarmsProps) {
    super(scope, id, required(given, { alarms: "list", regions: "object" }));
    const { alarms, regions } = withReferences(given, "regions");
    for (const alarm of alarms) {
      const key = [...alarm.target, alarm.severity].join("_");
      const { topicArn, okNotices, provider, ...further } = routeOf(regions, alarm);
      const halves = halvesOf(alarm).map(
        (half) => new CloudwatchMetricAlarm(this, `${key}_${half.row}`, { ...watching(half), provider }),
      );
      const composite = new CloudwatchCompositeAlarm(this, key, {
        alarmName: alarm.name,
        alarmDescription: alarm.description,
        alarmRule: burnRule(alarm),
        ...compositeActions(topicArn, further),
        okActions: okNotices ? topicsTold(topicArn, further) : undefined,
        provider,
        dependsOn: halves, // the rule names them; they are there before it, and go after it
      });
      if (!alarm.adopted) continue;
      adopt(composite, { id: alarm.name, managed: "all", left: ["tags", "tags_all"] });
      // CloudWatch deletes no alarm that a composite alarm reads, and this one stays when it leaves: "Cannot delete … as there are
      // composite alarm(s) depending on it" (https://github.com/hashicorp/terraform-provider-aws/issues/34807).
      for (const half of halves) protect(half);
    }
  }
}
