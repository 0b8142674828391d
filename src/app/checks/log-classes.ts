import { hasArchive } from "../../model/contract/archive.js";
import { pathOf, planLogGroups, type LogGroupPlan } from "../../model/contract/log-groups.js";
import { shortList, show, type Environment, type Issue } from "../../model/environment/index.js";
import type { Alarm } from "../../../modules/ops/alarms/index.js";

/** What AWS writes to log groups of the class STANDARD alone: measurements, which metrics are made of. */
const standardOnly = ["containerInsights", "lambdaInsights", "enhancedMonitoring"];

/**
 * What a log group of the class INFREQUENT_ACCESS does not do, and something here needs.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CloudWatch_Logs_Log_Classes.html
 */
export const checkLogClasses = (environment: Environment, alarms: readonly Alarm[]): Issue[] =>
  planLogGroups(environment)
    .filter(({ logClass }) => logClass === "INFREQUENT_ACCESS")
    .flatMap((plan) =>
      problems(environment, plan, alarms).map(({ message, needs }) => ({
        path: [...pathOf(plan), "logClass"],
        message: `${show(plan.logClass)} ${message}`,
        needs,
      })),
    );

type Problem = Pick<Issue, "message" | "needs">;

function problems(environment: Environment, plan: LogGroupPlan, alarms: readonly Alarm[]): Problem[] {
  const ids = [...new Set(alarms.filter(({ filter }) => filter?.logGroup === plan.name).map(({ id }) => id))];
  const found: (Problem | false)[] = [
    standardOnly.includes(plan.keys[0]!) && { message: "does not take what AWS measures; leave it out" },
    plan.archive &&
      hasArchive(environment) && {
        message:
          "has no subscription filter, so nothing of it is copied to the archive; set archive: false, or leave it out",
        needs: [
          ["telemetry", "logs", "archive"],
          ["telemetry", "logs", "foreignArchive"],
        ],
      },
    plan.existingSubscriptionFilters > 0 && {
      message: `has no subscription filter, and existingSubscriptionFilters says ${plan.existingSubscriptionFilters}; leave one of the two out`,
    },
    ids.length > 0 && {
      message: `has no metric filter, and alarms look at one: ${shortList(ids)}; leave it out, or switch them off`,
      needs: [["alarms"], ["resources"]],
    },
  ];
  return found.filter((one) => one !== false);
}
