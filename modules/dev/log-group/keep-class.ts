import type { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import type { LogGroupInput } from "../../../src/model/environment/log-group-settings.js";

/** What is true of a log group of each class; one of the class DELIVERY keeps its events a day or two, whatever is set. */
const conditions = {
  STANDARD: '${self.log_group_class != "INFREQUENT_ACCESS" && self.log_group_class != "DELIVERY"}',
  INFREQUENT_ACCESS: '${self.log_group_class == "INFREQUENT_ACCESS"}',
} as const;

/**
 * Has a plan fail where a log group that is there is of another class than is meant. AWS changes no class, so Terraform would delete the log
 * group to make another one; and what is made for one class, such as a metric filter, is refused by the other. Under another name it is made
 * anew, and the one of before stays.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html
 */
export function keepClass(group: CloudwatchLogGroup, logClass: NonNullable<LogGroupInput["logClass"]>): void {
  const { ignoreChanges, ...lifecycle } = group.lifecycle ?? {};
  group.lifecycle = {
    ...lifecycle,
    // An adopted one ignores it already; one of AWS's own class does not write it.
    ignoreChanges: ignoreChanges ?? (logClass === "STANDARD" ? undefined : ["log_group_class"]),
    postcondition: [
      {
        condition: conditions[logClass],
        errorMessage: `A log group keeps the class that it was made with, and this one is not of the class ${logClass}, as is meant. Have logClass say what it is, or give it another name.`,
      },
    ],
  };
}
