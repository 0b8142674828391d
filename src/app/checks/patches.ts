import { show, suggester, type Environment, type Issue } from "../../model/environment/index.js";
import type { Patches, PatchWindow } from "../../model/environment/patches.js";
import { hasInstances } from "../../model/contract/guard-duty.js";
import { skippedTimes } from "../../model/backups/skipped.js";
import { weekdays } from "../../model/facts/weekdays.js";
import { reachesBadMoment } from "../guardrails/window.js";

/** What would patch nothing, or at a bad time. */
export function checkPatches(environment: Environment): Issue[] {
  const { patches } = environment;
  if (patches === undefined) return [];
  return [
    ...inventoryIssues(environment),
    ...groupIssues(patches),
    ...baselineIssues(patches),
    ...Object.entries(patches.windows).flatMap(([key, window]) => windowIssues(environment, key, window)),
  ];
}

function inventoryIssues(environment: Environment): Issue[] {
  if (hasInstances(environment)) return [];
  const message =
    "there is no instance to patch in resources: name instances (ec2), Auto Scaling groups (autoScaling) or clusters of ECS on EC2, or leave patches out";
  return [{ path: ["patches"], message, needs: [["resources"]] }];
}

/** A group is of instances that get a baseline's patches in a window: with one of the two alone, nothing of it happens. */
function groupIssues({ groups, baselines, windows }: Patches): Issue[] {
  if (Object.keys(groups).length === 0)
    return [
      { path: ["patches", "groups"], message: "has no group: nothing would be patched; add one, or leave patches out" },
    ];
  const suggest = suggester(Object.keys(groups));
  const named = (of: "baselines" | "windows", all: Readonly<Record<string, { readonly groups: readonly string[] }>>) =>
    Object.entries(all).flatMap(([key, { groups: keys }]) =>
      keys.map((group, index) => ({ group, path: ["patches", of, key, "groups", index] })),
    );
  const uses = { baselines: named("baselines", baselines), windows: named("windows", windows) };
  const unknown = [...uses.baselines, ...uses.windows]
    .filter(({ group }) => !Object.hasOwn(groups, group))
    .map(({ group, path }) => ({
      path,
      message: `no group of patches.groups is called ${show(group)}${suggest(group)}`,
      needs: [["patches", "groups"]],
    }));
  const unused = Object.keys(groups).flatMap((key): Issue[] => {
    const path = ["patches", "groups", key];
    const isIn = (of: keyof typeof uses) => uses[of].some(({ group }) => group === key);
    const missing = [
      ...(isIn("baselines") ? [] : ["no baseline says what is approved for it"]),
      ...(isIn("windows") ? [] : ["no window looks at it, or patches it"]),
    ];
    const needs = [
      ["patches", "baselines"],
      ["patches", "windows"],
    ];
    return missing.map((what) => ({ path, message: `${what}; name it in one, or leave it out`, needs }));
  });
  return [...unknown, ...unused];
}

/**
 * A group has one baseline for each operating system.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/patch-manager-patch-groups.html
 */
function baselineIssues({ baselines }: Patches): Issue[] {
  const owners = new Map<string, string>();
  return Object.entries(baselines).flatMap(([key, { operatingSystem, groups }]) =>
    groups.flatMap((group, index): Issue[] => {
      const owner = owners.get(`${group} ${operatingSystem}`);
      owners.set(`${group} ${operatingSystem}`, owner ?? key);
      if (owner === undefined) return [];
      const message = `${show(group)} has a baseline of ${operatingSystem} already, ${owner}; a group has one for each operating system`;
      return [{ path: ["patches", "baselines", key, "groups", index], message }];
    }),
  );
}

/** What installs restarts, and is held to the hours that maintenance of databases is held to. */
function windowIssues(environment: Environment, key: string, window: PatchWindow): Issue[] {
  const { timeZone, guardrails } = environment;
  const path = ["patches", "windows", key, "time"];
  const day = window.day === undefined ? undefined : weekdays.indexOf(window.day);
  const skipped = skippedTimes(window.time, timeZone).find((one) => day === undefined || dayOf(one.day) === day);
  if (skipped !== undefined) {
    const date = new Date(skipped.day).toISOString().slice(0, 10);
    const message = `${show(window.time)} is skipped by the clocks of ${timeZone} on some days (${date} is one); choose a time that every day has, such as "05:00"`;
    return [{ path, message, needs: [["timeZone"]] }];
  }
  if (window.operation === "Scan" || guardrails.off.maintenanceWindow !== undefined) return [];
  const reached = reachesBadMoment({ ...window, day }, timeZone, guardrails.workingHours);
  if (reached === undefined) return [];
  const when = `${window.day ?? "every day"} at ${window.time} for ${window.duration} hours`;
  const message = `${when} reaches ${reached}\n  to leave it so, give guardrails.off.maintenanceWindow the reason`;
  return [{ path, message, needs: [["guardrails"], ["timeZone"]] }];
}

const dayOf = (day: number): number => new Date(day).getUTCDay();
