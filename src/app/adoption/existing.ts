import { accessLogBucketName } from "../../model/contract/access-logs.js";
import { archiveBucketName, hasArchive, archiveErrorLogGroup } from "../../model/contract/archive.js";
import { archiveCopyName } from "../../model/contract/archive-copy.js";
import { configBucketName, recorderOf } from "../../model/contract/aws-config.js";
import { findingsBucketName } from "../../model/contract/guard-duty.js";
import { discoveryResultsBucketName, macieOf } from "../../model/contract/macie.js";
import { pathOf, planLogGroups, type LogGroupPlan } from "../../model/contract/log-groups.js";
import { trafficLogBucketName } from "../../model/contract/traffic-logs.js";
import { managedTrails } from "../../model/contract/trails.js";
import type { Environment } from "../../model/environment/index.js";
import { requireDefined, type DefinedEnvironment } from "../define-environment.js";
import { existingAlarms } from "./existing-alarms.js";
import { existingSessions, type SessionDocumentListing } from "./existing-sessions.js";
import { existingSettings, type SettingsListing } from "./existing-settings.js";
import type { AlarmListing } from "./alarm-listing.js";

/** A log group as `aws logs describe-log-groups` prints it. */
interface ListedLogGroup {
  readonly logGroupName?: string;
  /** Days; nothing where events never expire. */
  readonly retentionInDays?: number;
  readonly logGroupClass?: string;
}

/** What the AWS CLI prints of an account, as JSON; what is left out is not looked at. */
export interface AccountListing extends SettingsListing {
  /** `aws logs describe-log-groups` */
  readonly logGroups?: { readonly logGroups: readonly ListedLogGroup[] };
  /** `aws s3api list-buckets` */
  readonly buckets?: { readonly Buckets: readonly { readonly Name?: string }[] };
  /** `aws cloudwatch describe-alarms` */
  readonly alarms?: AlarmListing;
  /** `aws ssm get-document --name SSM-SessionManagerRunShell --document-format JSON` */
  readonly sessionPreferences?: SessionDocumentListing;
}

/** Something that an apply would find in its way, and the word that takes it over. */
export interface ExistingFinding {
  readonly path: readonly string[];
  readonly name: string;
  readonly message: string;
}

/**
 * Tells before an apply does (`ResourceAlreadyExistsException`) what exists already of what would be made, what is said to
 * exist and does not: its import would fail, what exists in another way than is said, and what settings would replace.
 */
export function findExisting(environment: DefinedEnvironment, listing: AccountListing): ExistingFinding[] {
  requireDefined(environment, "findExisting");
  return [
    ...logGroups(environment, listing),
    ...buckets(environment, listing),
    ...existingSettings(environment, listing),
    ...(listing.alarms ? existingAlarms(environment, listing.alarms) : []),
    ...(listing.sessionPreferences ? existingSessions(environment, listing.sessionPreferences) : []),
  ];
}

function logGroups(environment: Environment, { logGroups: listed }: AccountListing): ExistingFinding[] {
  if (!listed) return [];
  const existing = new Map(listed.logGroups.map((group) => [group.logGroupName, group]));
  const planned = planLogGroups(environment)
    .filter(({ managed }) => managed)
    .flatMap((plan): ExistingFinding[] =>
      logGroup(plan, existing.get(plan.name)).map(({ setting, message }) => {
        return { path: [...pathOf(plan), setting], name: plan.name, message };
      }),
    );
  const errors = archiveErrorLogGroup(environment);
  if (!hasArchive(environment) || !existing.has(errors)) return planned;
  const path = ["telemetry", "logs", "archive"];
  return [...planned, { path, name: errors, message: "exists already, and is Firehose's own; import it by hand" }];
}

type Found = Readonly<Record<"setting" | "message", string>>;

/** What a plan says of a log group, held against what there is. */
function logGroup({ adopt, logClass }: LogGroupPlan, existing: ListedLogGroup | undefined): Found[] {
  const of = (message: string, setting = "adopt"): Found => ({ setting, message });
  if (existing === undefined)
    return adopt ? [of("does not exist: its import would fail; leave adopt out, and it is made")] : [];
  const { retentionInDays: now = "never", logGroupClass: has = "STANDARD" } = existing;
  if (has === "DELIVERY")
    return [
      of(
        "exists already, and is of the class DELIVERY, whose retention AWS sets; leave it out: managed: false",
        "managed",
      ),
    ];
  const wrongClass = has !== logClass;
  if (!adopt) {
    const word = wrongClass ? ` and with logClass: ${JSON.stringify(has)}, the class that it has and keeps` : "";
    return [of(`exists already; take it over with adopt: { retention: ${JSON.stringify(now)} }${word}`)];
  }
  return [
    ...(adopt.retention === now
      ? []
      : [of(`keeps its events ${JSON.stringify(now)}, not ${JSON.stringify(adopt.retention)}, as is said here`)]),
    ...(wrongClass
      ? [
          of(
            `has the class ${JSON.stringify(has)} and keeps it, not ${JSON.stringify(logClass)}, as is said here`,
            "logClass",
          ),
        ]
      : []),
  ];
}

function buckets(environment: Environment, listing: AccountListing): ExistingFinding[] {
  const { accessLogs, guardDuty, logs, trafficLogs } = environment.telemetry;
  const delivery = ownDelivery(environment);
  return [
    ...bucket(listing, logs.archive, archiveBucketName(environment), ["telemetry", "logs", "archive", "adopt"]),
    ...bucket(listing, copyOf(environment), archiveCopyName(environment), [
      "telemetry",
      "logs",
      "archive",
      "replication",
      "adopt",
    ]),
    ...bucket(listing, accessLogs, accessLogBucketName(environment), ["telemetry", "accessLogs", "adopt"]),
    ...bucket(listing, guardDuty?.findingsExport, findingsBucketName(environment), [
      "telemetry",
      "guardDuty",
      "findingsExport",
      "adopt",
    ]),
    ...bucket(listing, delivery, configBucketName(environment), ["telemetry", "awsConfig", "delivery", "adopt"]),
    ...bucket(listing, ownResults(environment), discoveryResultsBucketName(environment), [
      "telemetry",
      "macie",
      "discoveryResults",
      "adopt",
    ]),
    ...bucket(listing, trafficLogs, trafficLogBucketName(environment), ["telemetry", "trafficLogs", "adopt"]),
    ...managedTrails(environment).flatMap(({ key, adopt, delivery }) => {
      // One that is taken over may be another account's, and that of a trail that is taken over is left as it is.
      if (adopt !== undefined || delivery.adopt) return [];
      return bucket(listing, delivery, delivery.bucketName, ["telemetry", "trails", key, "delivery", "adopt"]);
    }),
  ];
}

/** The copy of the archive, where it is in this account. */
const copyOf = ({ telemetry }: Environment) => {
  const replication = telemetry.logs.archive?.replication;
  return replication?.account === undefined ? replication : undefined;
};

/** Where AWS Config delivers to; one that is taken over may be another account's. */
function ownDelivery(environment: Environment) {
  const delivery = recorderOf(environment)?.delivery;
  return delivery?.adopt ? undefined : delivery;
}

/** Where Macie's results go; a bucket that is taken over may be another account's. */
function ownResults(environment: Environment) {
  const results = macieOf(environment)?.discoveryResults;
  return results?.adopt ? undefined : results;
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
