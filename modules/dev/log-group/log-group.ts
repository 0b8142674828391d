import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import type { Construct } from "constructs";
import { Module } from "../../../src/cdktf/as-written.js";
import { withReferences } from "../../../src/model/schema/token.js";
import {
  retentionProblem,
  usualRetention,
  type LogGroupInput,
} from "../../../src/model/environment/log-group-settings.js";
import type { LogsInput } from "../../../src/model/environment/logs.js";
import { mainResource } from "../../../src/cdktf/address.js";
import { adopt } from "../../../src/cdktf/adopt.js";
import { checkInputs, required, unless } from "../../../src/cdktf/inputs.js";
import { lazyExports } from "../../../src/cdktf/lazy.js";
import type { DataIdentifier, MaskFindingsInput } from "../../../src/model/environment/log-masks.js";
import { keepClass } from "./keep-class.js";

// eslint-disable-next-line @typescript-eslint/no-require-imports -- what masks is loaded where anything is masked
const masking = lazyExports<typeof import("./mask-events.js")>()({ maskEvents: () => require("./mask-events.js") });

export interface LogGroupProps
  extends Pick<LogGroupInput, "name" | "monitoring" | "logClass">, Pick<LogsInput, "retention" | "kmsKeyArn"> {
  /**
   * Whether it exists already, and is taken over by an import block. Its retention is then set, and everything else of it stays
   * as it is: its key, its tags, and its class, which `logClass` says.
   * @default false
   */
  readonly adopt?: boolean;
  /**
   * Whether it is deleted with what made it. Otherwise it stays with all that was logged, and Terraform forgets it.
   * @default false
   */
  readonly destroyable?: boolean;
  /**
   * What is masked in events from then on, wherever they are read without the permission `logs:Unmask`: in the console, by metric filters and by
   * subscription filters. A log group that exists keeps the policy of its owner, so it takes none.
   * @default nothing
   */
  readonly mask?: readonly DataIdentifier[];
  /**
   * Where CloudWatch Logs reports what it found.
   * @default nowhere: the metric LogEventsWithFindings counts it
   */
  readonly maskFindings?: MaskFindingsInput;
}

/**
 * A log group that keeps its events for as long as the operations policy asks.
 *
 * @throws Error when the retention is too short, or none that CloudWatch Logs takes.
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
 */
export class LogGroup extends Module {
  /** The log group's name, which waits for the log group to exist. */
  readonly logGroupName: string;
  /** Its ARN, without `:*` at its end. */
  readonly logGroupArn: string;

  constructor(scope: Construct, id: string, props: LogGroupProps) {
    super(scope, id, required(props, { name: "text" }));
    const {
      name,
      kmsKeyArn,
      retention = usualRetention,
      monitoring = true,
    } = withReferences(props, "name", "kmsKeyArn");
    const { logClass = "STANDARD", mask = [], maskFindings } = props;
    checkInputs(this.node.path, {
      retention: retentionProblem(retention, monitoring),
      mask: unless(
        !props.adopt || mask.length === 0,
        "its owner's data protection policy, if there is one, would be lost; leave it out",
      ),
    });
    const group = new CloudwatchLogGroup(this, mainResource, {
      name,
      retentionInDays: retention,
      kmsKeyId: kmsKeyArn,
      skipDestroy: props.adopt || !props.destroyable,
      logGroupClass: logClass === "STANDARD" ? undefined : logClass, // which is AWS's own
    });
    if (props.adopt) adopt(group, { id: name, managed: ["retention_in_days", "skip_destroy"], preventDestroy: false }); // as it is never deleted
    keepClass(group, logClass);
    this.logGroupName = group.name;
    this.logGroupArn = group.arn;
    if (mask.length > 0) masking.maskEvents(this, group.name, mask, maskFindings);
  }
}
