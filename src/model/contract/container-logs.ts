import type { Environment, Issue } from "../environment/index.js";
import { show } from "../environment/index.js";
import { containerLogDefaults, fluentBitImage } from "../environment/container-logs.js";
import { lookUp } from "../look-up.js";
import { pathOf, planLogGroups, type LogGroupPlan } from "./log-groups.js";

/** How the log of an ECS service comes to its log group: an audit log loses nothing unless a reason is given. */
export function containerLogOf({ telemetry }: Environment, { audit, containers = {} }: LogGroupPlan) {
  const { mode = audit ? "blocking" : containerLogDefaults.mode, bufferSize = containerLogDefaults.bufferSize } =
    containers;
  const { retryLimit = audit ? "no_limits" : containerLogDefaults.retryLimit } = containers;
  return { mode, bufferSize, retryLimit, image: telemetry.logs.fluentBitImage ?? fluentBitImage };
}

/** What is wrong with how logs of containers come to their log groups. */
export function checkContainerLogs(environment: Environment): Issue[] {
  const plans = planLogGroups(environment);
  const services = plans.filter(({ keys }) => keys[0] === "ecs");
  const others = plans
    .filter(({ id, keys }) => keys[0] !== "ecs" && lookUp(environment.telemetry.logs.sources, id)?.containers)
    .map((plan) => ({
      path: [...pathOf(plan), "containers"],
      message: "is of ECS services, and this is none; leave it out",
    }));
  return [...others, ...services.flatMap((plan) => checkService(environment, plan))];
}

function checkService(environment: Environment, plan: LogGroupPlan): Issue[] {
  const { audit, containers } = plan;
  if (containers === undefined) return [];
  const path = [...pathOf(plan), "containers"];
  const { mode, retryLimit } = containerLogOf(environment, plan);
  const loses = mode === "non-blocking" || retryLimit !== "no_limits";
  const { lossReason, bufferSize } = containers;
  const unsaid = audit && lossReason === undefined;
  const problems: readonly (readonly [wrong: boolean, setting: string, message: string])[] = [
    [
      unsaid && mode === "non-blocking",
      "mode",
      `${show(mode)} drops lines of an audit log once the buffer is full; leave it out, or say why they may go: lossReason: "…"`,
    ],
    [
      unsaid && retryLimit !== "no_limits",
      "retryLimit",
      `${show(retryLimit)} drops lines of an audit log after so many retries; leave it out, or say why they may go: lossReason: "…"`,
    ],
    [
      lossReason !== undefined && !(audit && loses),
      "lossReason",
      "is of an audit log that may lose lines, and this loses none or is no audit log; leave it out",
    ],
    [
      bufferSize !== undefined && mode === "blocking",
      "bufferSize",
      "is of non-blocking mode, and this log is blocking; leave it out",
    ],
  ];
  return problems.filter(([wrong]) => wrong).map(([, setting, message]) => ({ path: [...path, setting], message }));
}
