import { SsmMaintenanceWindow } from "@cdktf/provider-aws/lib/ssm-maintenance-window";
import { SsmMaintenanceWindowTarget } from "@cdktf/provider-aws/lib/ssm-maintenance-window-target";
import { SsmMaintenanceWindowTask } from "@cdktf/provider-aws/lib/ssm-maintenance-window-task";
import type { Construct } from "constructs";
import { mainResource } from "../../../src/cdktf/address.js";
import { Module } from "../../../src/cdktf/as-written.js";
import { checkInputs, parseInputs, required, timeZoneProblem } from "../../../src/cdktf/inputs.js";
import {
  patchWindowSchema,
  type PatchWindow as Window,
  type PatchWindowInput,
} from "../../../src/model/environment/patches.js";
import { withReferences } from "../../../src/model/schema/token.js";
import { patchDocument } from "./document.js";
import { nameProblem } from "./name-problem.js";

export interface PatchWindowProps extends Omit<PatchWindowInput, "groups"> {
  /** The window's name: 3 to 128 letters, digits, hyphens, underscores and dots. */
  readonly windowName: string;
  /** IANA time zone on whose clocks it begins. */
  readonly timeZone: string;
  /** The tag of the instances: its key, such as `PatchGroup`, and its values, 50 at most. */
  readonly tag: { readonly key: string; readonly values: readonly string[] };
  /** ARN of the role with which it has instances patched. */
  readonly roleArn: string;
  /** The log group that instances write to what they did. */
  readonly logGroupName: string;
}

/**
 * A maintenance window in which instances with a tag are scanned for patches, or patched, one after another.
 *
 * @throws Error when the schedule is none that a window can have.
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/systems-manager-maintenance.html
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/patch-manager-aws-runpatchbaseline.html
 */
export class PatchWindow extends Module {
  /** The window's id, that AWS gives it. */
  readonly windowId: string;

  constructor(scope: Construct, id: string, props: PatchWindowProps) {
    super(
      scope,
      id,
      required(props, {
        windowName: "text",
        timeZone: "text",
        tag: { key: "text", values: "list" },
        roleArn: "text",
        logGroupName: "text",
        time: "text",
      }),
    );
    const { windowName, timeZone, tag, roleArn, logGroupName, ...settings } = withReferences(
      props,
      "tag",
      "roleArn",
      "logGroupName",
    );
    checkInputs(this.node.path, {
      windowName: nameProblem(windowName, "a maintenance window"),
      timeZone: timeZoneProblem(timeZone),
    });
    const window = parseInputs(this.node.path, patchWindowSchema, { ...settings, groups: tag.values });
    const { id: windowId } = new SsmMaintenanceWindow(this, mainResource, {
      name: windowName,
      schedule: scheduleOf(window),
      scheduleTimezone: timeZone,
      duration: window.duration,
      cutoff: window.cutoff,
      allowUnassociatedTargets: false,
    });
    const target = new SsmMaintenanceWindowTarget(this, "target", {
      windowId,
      name: "instances",
      resourceType: "INSTANCE",
      targets: [{ key: `tag:${tag.key}`, values: [...tag.values] }],
    });
    const installs = window.operation === "Install";
    new SsmMaintenanceWindowTask(this, "task", {
      windowId,
      name: installs ? "install" : "scan",
      taskType: "RUN_COMMAND",
      taskArn: patchDocument,
      serviceRoleArn: roleArn,
      priority: 1,
      maxConcurrency: window.maxConcurrency ?? (installs ? "1" : "100%"),
      maxErrors: window.maxErrors ?? (installs ? "0" : "100%"),
      cutoffBehavior: "CONTINUE_TASK", // what is half patched is not left so
      targets: [{ key: "WindowTargetIds", values: [target.id] }],
      taskInvocationParameters: {
        runCommandParameters: {
          parameter: parametersOf(window),
          cloudwatchConfig: { cloudwatchOutputEnabled: true, cloudwatchLogGroupName: logGroupName },
        },
      },
    });
    this.windowId = windowId;
  }
}

const parametersOf = ({ operation, reboot = "RebootIfNeeded" }: Window) => [
  { name: "Operation", values: [operation] },
  ...(operation === "Install" ? [{ name: "RebootOption", values: [reboot] }] : []),
];

/**
 * `cron(0 3 ? * TUE#2 *)`: at 03:00 on the second Tuesday of every month.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/reference-cron-and-rate-expressions.html
 */
function scheduleOf({ time, day, week }: Window): string {
  const [hour, minute] = time.split(":").map(Number) as [number, number];
  return `cron(${minute} ${hour} ? * ${day ?? "*"}${week === undefined ? "" : `#${week}`} *)`;
}
