import { suggest, type Environment, type Issue } from "../../model/environment/index.js";
import type { Backups } from "../../model/environment/backups.js";
import { dailySchedules } from "../../model/backups/schedule.js";
import { backable, backupTag, continuousOf, copyRegion, dailyOf } from "../../model/contract/backups.js";
import { backupLimits, backupServiceNames } from "../../model/facts/backup.js";
import { partitionOf } from "../../model/iam/index.js";
import { lookUp } from "../../model/look-up.js";
import { backupWindowIssues } from "./backup-windows.js";

/** What AWS Backup would refuse, or would quietly not do. */
export function checkBackups(environment: Environment): Issue[] {
  const { backups } = environment;
  if (backups === undefined) return [];
  return [
    ...scheduleIssues(environment, backups),
    ...copyIssues(environment, backups),
    ...lockIssues(backups),
    ...exclusionIssues(environment, backups),
    ...versioningIssues(environment),
    ...sizeIssues(environment),
    ...backupWindowIssues(environment, backups),
    ...tagIssues(environment, backups),
    ...restoreIssues(environment, backups),
  ];
}

function scheduleIssues({ timeZone }: Environment, { periodic }: Backups): Issue[] {
  const schedules = dailySchedules(periodic.time, timeZone);
  if (typeof schedules !== "string") return [];
  return [{ path: ["backups", "periodic", "time"], message: schedules, needs: [["timeZone"]] }];
}

function copyIssues(environment: Environment, backups: Backups): Issue[] {
  const path = ["backups", "copy", "region"];
  if (backups.copy.off !== undefined) return [];
  const region = copyRegion(environment, backups);
  const needs = [["region"]];
  if (region === undefined) {
    const message =
      "is required: where copies of backups go; without copies, give backups.copy.off the reason. Only Tokyo and Osaka have a second region by themselves";
    return [{ path, message, needs }];
  }
  if (region === environment.region)
    return [
      { path, message: `"${region}" is the region of the backups themselves; a copy must be in another one`, needs },
    ];
  const [here, there] = [partitionOf(environment.region), partitionOf(region)];
  if (here === there) return [];
  return [{ path, message: `"${region}" is of the partition ${there}; AWS Backup copies within ${here} only`, needs }];
}

/** A job whose backup the lock of its vault does not allow fails, every night. */
function lockIssues({ lock, periodic, continuous, copy }: Backups): Issue[] {
  if (lock === undefined) return [];
  const kept = [
    { days: periodic.retention, word: "periodic.retention" },
    ...(continuous.off === undefined ? [{ days: continuous.retention, word: "continuous.retention" }] : []),
    ...(copy.off === undefined ? [{ days: copy.retention ?? periodic.retention, word: "copy.retention" }] : []),
  ];
  const { minimumRetention: least, maximumRetention: most = Infinity } = lock;
  const needs = [["backups"]];
  return [
    ...kept
      .filter(({ days }) => days < least)
      .map(({ days, word }) => ({
        path: ["backups", "lock", "minimumRetention"],
        message: `${least} is more than backups.${word} (${days}): the vault would refuse these backups`,
        needs,
      })),
    ...kept
      .filter(({ days }) => days > most)
      .map(({ days, word }) => ({
        path: ["backups", "lock", "maximumRetention"],
        message: `${most} is less than backups.${word} (${days}): the vault would refuse these backups`,
        needs,
      })),
  ];
}

function exclusionIssues(environment: Environment, { exclude }: Backups): Issue[] {
  const known = backable(environment).map(({ key }) => key);
  return Object.keys(exclude)
    .filter((key) => !known.includes(key))
    .map((key) => ({
      path: ["backups", "exclude", key],
      message: `nothing that could be backed up is called so${suggest(key, known)}`,
      needs: [["resources"]],
    }));
}

/** Without versioning the job of a bucket fails, and so does a restore. */
function versioningIssues(environment: Environment): Issue[] {
  const backed = [...dailyOf(environment), ...continuousOf(environment)].filter(({ service }) => service === "s3");
  return [...new Set(backed.map(({ keys }) => keys[0]!))].flatMap((key) => {
    const given = lookUp(environment.resources.s3, key)?.versioning;
    if (given === true) return [];
    const state = given === undefined ? "is required" : "false";
    const message = `${state}: AWS Backup backs up buckets with versioning only; switch it on and say true, or give backups.exclude["s3.${key}"] the reason`;
    return [{ path: ["resources", "s3", key, "versioning"], message, needs: [["backups"]] }];
  });
}

function sizeIssues(environment: Environment): Issue[] {
  const backed = dailyOf(environment);
  return backupServiceNames
    .map((service) => ({ service, length: backed.filter((one) => one.service === service).length }))
    .filter(({ length }) => length > backupLimits.selectedArns)
    .map(({ service, length }) => ({
      path: ["resources", service],
      message: `${length} are more than the ${backupLimits.selectedArns} that one selection of AWS Backup takes; exclude some, and have them backed up by the tag`,
      needs: [["backups"]],
    }));
}

/** A tag that everything carries would back up everything. */
function tagIssues(environment: Environment, backups: Backups): Issue[] {
  const { key, value } = backupTag(environment, backups);
  if (lookUp(environment.tags, key) !== value) return [];
  const message = `everything of this environment carries ${key} = ${value}, and would be backed up; leave it out of tags, or choose another backups.tag`;
  return [{ path: ["tags", key], message, needs: [["backups", "tag"]] }];
}

/** What a restore is to use is said of a service that is restored; of another one it would be lost. */
function restoreIssues(environment: Environment, { restoreTest }: Backups): Issue[] {
  const tested = [...new Set(dailyOf(environment).map(({ service }) => service))];
  return Object.entries(restoreTest?.overrides ?? {})
    .filter(([service, given]) => given !== undefined && !tested.includes(service as (typeof tested)[number]))
    .map(([service]) => ({
      path: ["backups", "restoreTest", "overrides", service],
      message: `nothing of ${service} is backed up here, so that no restore of it is tested; tested are ${tested.join(", ") || "none"}`,
      needs: [["resources"], ["backups", "periodic"], ["backups", "exclude"]],
    }));
}
