import { CloudwatchCompositeAlarm } from "@cdktf/provider-aws/lib/cloudwatch-composite-alarm";
import type { Construct } from "constructs";
import { Module } from "../../../src/cdktf/as-written.js";
import { required } from "../../../src/cdktf/inputs.js";
import { compositeActions, topicsTold } from "../../../src/model/environment/index.js";
import { withReferences } from "../../../src/model/schema/token.js";
import type { PlannedComposite } from "../engine/alarm.js";
import { compositeRule } from "../engine/composites/rule.js";
import { routeOf, type ActionsByRegion } from "../notification/route.js";
import type { AlarmSet } from "./alarm-set.js";

export interface CompositeAlarmsProps {
  /** What composite alarms came to in an environment: `defineEnvironment(…).monitoring.composites`. */
  readonly composites: readonly PlannedComposite[];
  /** Topics, and a provider where it is not the stack's, for each region that the alarms are in. */
  readonly regions: ActionsByRegion;
  /** The sets that their alarms are made in. */
  readonly alarms: readonly AlarmSet[];
}

/**
 * Composite alarms over the alarms of sets: there after them, and gone before them.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html
 */
export class CompositeAlarms extends Module {
  constructor(scope: Construct, id: string, given: CompositeAlarmsProps) {
    super(scope, id, required(given, { composites: "list", regions: "object", alarms: "list" }));
    const { composites, regions, alarms } = withReferences(given, "composites", "regions");
    for (const composite of composites) {
      const { children, suppressor, region } = composite;
      const { topicArn, okNotices, provider, ...further } = routeOf(regions, composite);
      const read = [...children.map(({ name }) => name), ...(suppressor ? [suppressor.alarm] : [])];
      new CloudwatchCompositeAlarm(this, composite.target.join("_"), {
        alarmName: composite.name,
        alarmDescription: composite.description,
        alarmRule: compositeRule(composite),
        ...compositeActions(topicArn, further),
        okActions: okNotices ? topicsTold(topicArn, further) : undefined,
        ...(suppressor && { actionsSuppressor: suppressor }),
        provider,
        dependsOn: read.flatMap((name) => alarms.flatMap((set) => set.alarmNamed(region, name) ?? [])),
      });
    }
  }
}
