import { accessLogBucketName } from "../../model/contract/access-logs.js";
import { archiveBucketName, hasArchive, archiveErrorLogGroup } from "../../model/contract/archive.js";
import { findingsBucketName } from "../../model/contract/guard-duty.js";
import { pathOf, planLogGroups } from "../../model/contract/log-groups.js";
import { trafficLogBucketName } from "../../model/contract/traffic-logs.js";
import type { Environment } from "../../model/environment/index.js";
import type { DefinedEnvironment } from "../define-environment.js";
import { existingAlarms } from "./existing-alarms.js";
import { existingSettings, type SettingsListing } from "./existing-settings.js";
import type { AlarmListing } from "./alarm-listing.js";

/** What the AWS CLI prints of an account, as JSON; what is left out is not looked at. */
export interface AccountListing extends SettingsListing {
  /** `aws logs describe-log-groups` */
  readonly logGroups?: {
    readonly logGroups: readonly { readonly logGroupName?: string; readonly retentionInDays?: number }[];
  };
  /** `aws s3api list-buckets` */
  readonly buckets?: { readonly Buckets: readonly { readonly Name?: string }[] };
  /** `aws cloudwatch describe-alarms` */
  readonly alarms?: AlarmListing;
}

/** Something that an apply would find in its way, and the word that takes it over. */
export interface ExistingFinding {
  readonly path: readonly string[];
  readonly name: string;
  readonly message: string;
}

/**
 * Tells before an apply does (`ResourceAlreadyExistsException`) what exists already of what would be made, and what is said to
 * exist and does not: its import would fail. Of settings, what it would replace.
 */
export const findExisting = (environment: DefinedEnvironment, listing: AccountListing): ExistingFinding[] => [
  ...logGroups(environment, listing),
  ...buckets(environment, listing),
  ...existingSettings(environment, listing),
  ...(listing.alarms ? existingAlarms(environment, listing.alarms) : []),
];

function logGroups(environment: Environment, { logGroups: listed }: AccountListing): ExistingFinding[] {
  if (!listed) return [];
  const existing = new Map(listed.logGroups.map((group) => [group.logGroupName, group.retentionInDays ?? "never"]));
  const planned = planLogGroups(environment)
    .filter(({ managed }) => managed)
    .flatMap(({ adopt, ...plan }): ExistingFinding[] => {
      const now = existing.get(plan.name);
      const path = [...pathOf(plan), "adopt"];
      const of = (message: string) => [{ path, name: plan.name, message }];
      if (now === undefined)
        return adopt ? of("does not exist: its import would fail; leave adopt out, and it is made") : [];
      if (!adopt) return of(`exists already; take it over with adopt: { retention: ${JSON.stringify(now)} }`);
      return adopt.retention === now
        ? []
        : of(`keeps its events ${JSON.stringify(now)}, not ${JSON.stringify(adopt.retention)}, as is said here`);
    });
  const errors = archiveErrorLogGroup(environment);
  if (!hasArchive(environment) || !existing.has(errors)) return planned;
  const path = ["telemetry", "logs", "archive"];
  return [...planned, { path, name: errors, message: "exists already, and is Firehose's own; import it by hand" }];
}

function buckets(environment: Environment, listing: AccountListing): ExistingFinding[] {
  const { accessLogs, guardDuty, logs, trafficLogs } = environment.telemetry;
  return [
    ...bucket(listing, logs.archive, archiveBucketName(environment), ["telemetry", "logs", "archive", "adopt"]),
    ...bucket(listing, accessLogs, accessLogBucketName(environment), ["telemetry", "accessLogs", "adopt"]),
    ...bucket(listing, guardDuty?.findingsExport, findingsBucketName(environment), [
      "telemetry",
      "guardDuty",
      "findingsExport",
      "adopt",
    ]),
    ...bucket(listing, trafficLogs, trafficLogBucketName(environment), ["telemetry", "trafficLogs", "adopt"]),
  ];
}

function bucket(
  { buckets: listed }: AccountListing,
  used: { readonly adopt: boolean } | undefined,
  name: string,
  path: readonly string[],
): ExistingFinding[] {
  if (!listed || !used) return [];
  const exists = listed.Buckets.some(({ Name }) => Name === name);
  if (exists === used.adopt) return [];
  const message = exists
    ? "exists already; write to it with adopt: true, which changes nothing of it"
    : "is not among the buckets of this account; leave adopt out, and it is made";
  return [{ path, name, message }];
}
