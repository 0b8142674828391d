import {
  isToken,
  ownTopic,
  routeNamed,
  routeNameOf,
  show,
  type Environment,
  type Issue,
} from "../../model/environment/index.js";
import { isChat } from "../../model/environment/chat.js";
import { partitionOf } from "../../model/iam/index.js";
import type { MonitoringPlan, PlannedSpend } from "../../../modules/ops/alarms/index.js";

/** Whether AWS tells of costs where the environment is, and can tell the topics that it is to tell. */
export function checkSpend(environment: Environment, { spend }: MonitoringPlan): Issue[] {
  return [
    ...elsewhere(environment),
    ...foreignMonitor(environment),
    ...spend.flatMap((one) => [...foreignTopic(environment, one), ...channelsAlone(environment, one)]),
  ];
}

/** What costs are charged to differs between partitions; what is known here is of the usual one. */
function elsewhere({ region, alarms }: Environment): Issue[] {
  const partition = partitionOf(region);
  if (alarms.spend === undefined || partition === "aws") return [];
  const message = `${show(region)} is in ${partition}, where AWS tells of costs in another way; leave it out`;
  return [{ path: ["alarms", "spend"], message, needs: [["region"]] }];
}

/** A monitor can be seen from the account alone that made it. */
function foreignMonitor({ account, alarms }: Environment): Issue[] {
  const { monitorArn } = alarms.spend?.anomalies ?? {};
  if (monitorArn === undefined || isToken(monitorArn)) return [];
  const [, , , , owner, resource = ""] = monitorArn.split(":");
  const path = ["alarms", "spend", "anomalies", "monitorArn"];
  if (!resource.startsWith("anomalymonitor/"))
    return [{ path, message: `${show(monitorArn)} is not the ARN of an anomaly monitor: …:anomalymonitor/…` }];
  if (owner === account) return [];
  const message = `${show(monitorArn)} is in account ${owner}; monitors can be used in their own account only, which is ${account}`;
  return [{ path, message, needs: [["account"]] }];
}

/**
 * A budget tells topics of its own account alone.
 *
 * @see https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-sns-policy.html
 */
function foreignTopic(environment: Environment, one: PlannedSpend): Issue[] {
  const route = routeNameOf(one);
  const topic = ownTopic(environment, route, one.region);
  if (one.by !== "budgets" || topic === undefined || isToken(topic)) return [];
  const owner = topic.split(":")[4];
  if (owner === environment.account) return [];
  const message = `goes by ${route}, whose topic ${show(topic)} is in account ${owner}: a budget tells topics of its own account only, ${environment.account}; give it another route`;
  return [{ path: ["alarms", ...one.id.split("."), "route"], message, needs: [["account"], ["alarms", "routes"]] }];
}

/** Channels have a topic of their own, in whose form no budget is told. */
function channelsAlone({ alarms }: Environment, one: PlannedSpend): Issue[] {
  const name = routeNameOf(one);
  const receivers = Object.values(routeNamed(alarms, name)?.receivers ?? {});
  if (receivers.length === 0 || !receivers.every(isChat)) return [];
  const message = `goes by ${name}, where channels of Slack and Teams alone are told, which do not hear of costs: add another receiver, or give it another route`;
  return [{ path: ["alarms", ...one.id.split("."), "route"], message, needs: [["alarms", "routes"]] }];
}
