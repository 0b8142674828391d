import { hasArchive } from "../../../model/contract/archive.js";
import { archiveCopy } from "../../../model/contract/archive-copy.js";
import { namedChannels } from "../../../model/contract/chat.js";
import { setsApiGatewayRole } from "../../../model/contract/log-sources.js";
import { roleNames } from "../../../model/contract/roles.js";
import { trafficLogWriters } from "../../../model/contract/traffic-logs.js";
import { collectTargets, type Environment } from "../../../model/environment/index.js";
import { auroraInstances } from "../../../model/inventory/aurora.js";
import { trails } from "../../../model/inventory/cloud-trail.js";
import { rdsInstances } from "../../../model/inventory/rds.js";
import { vpcs } from "../../../model/inventory/vpc.js";
import { claimIf, type Claim } from "./claim.js";

/** IAM roles, which an account has in all its regions. */
export function roles(environment: Environment): Claim[] {
  const of = (name: string, path: readonly string[], owner?: string): Claim => ({
    kind: "role",
    name,
    within: "account",
    path,
    owner,
    settle: "name another role in one of the two",
  });
  const archive = ["telemetry", "logs", "archive"];
  const direct = new Set(trafficLogWriters(environment).flow.map(({ key }) => key)); // written without a role
  const channels = namedChannels(environment);
  const databases = [auroraInstances, rdsInstances].flatMap((kind) => collectTargets<unknown>(environment, kind));
  const monitored = environment.telemetry.enhancedMonitoring.enabled && databases.length > 0;
  return [
    ...claimIf(hasArchive(environment), () => of(roleNames.archiveWriter(environment), archive, "the archive")),
    ...claimIf(hasArchive(environment), () => of(roleNames.archiveForwarder(environment), archive, "the archive")),
    ...claimIf(archiveCopy(environment) !== undefined, () =>
      of(roleNames.archiveReplication(environment), [...archive, "replication"], "the archive's copy"),
    ),
    ...collectTargets(environment, vpcs)
      .filter(({ key, target }) => target.flowLogs !== "NONE" && !direct.has(key))
      .map(({ keys }) => of(roleNames.flowLogs(environment, keys), ["resources", "vpc", ...keys])),
    ...collectTargets(environment, trails).map(({ keys }) =>
      of(roleNames.trail(environment, keys), ["resources", "cloudTrail", ...keys]),
    ),
    ...claimIf(setsApiGatewayRole(environment), () =>
      of(roleNames.apiGatewayLogs(environment), ["telemetry", "apiGatewayLogsRole"]),
    ),
    ...claimIf(environment.backups !== undefined, () => of(roleNames.backup(environment), ["backups"], "backups")),
    ...claimIf(environment.backups !== undefined, () => of(roleNames.restore(environment), ["backups"], "restores")),
    ...claimIf(environment.patches !== undefined, () => of(roleNames.patches(environment), ["patches"], "patches")),
    ...claimIf(channels.length > 0, () => of(roleNames.chat(environment), channels[0]!.path, "channels of chat")),
    // Last, as its name can be chosen.
    ...claimIf(monitored, () =>
      of(
        roleNames.databaseMonitoring(environment),
        ["telemetry", "enhancedMonitoring", "roleName"],
        "Enhanced Monitoring",
      ),
    ),
  ];
}
