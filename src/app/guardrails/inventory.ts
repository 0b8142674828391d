import { collectTargets, targetPath, type Environment } from "../../model/environment/index.js";
import { auroraClusters } from "../../model/inventory/aurora.js";
import { rdsInstances } from "../../model/inventory/rds.js";
import { isDeadLetterQueue, sqsQueues } from "../../model/inventory/sqs.js";
import type { InventoryKind } from "../../model/inventory/targets.js";
import type { Observation } from "./guardrails.js";

const ofDatabases = {
  deletionProtection: "deletionProtection",
  autoMinorVersionUpgrade: "minorUpgrades",
  maintenanceWindow: "maintenanceWindow",
} as const;

type Database = Readonly<Partial<Record<keyof typeof ofDatabases, unknown>>>;

/** What an inventory says of what guardrails look at; where it says nothing, a plan may. */
export function inventoryObservations(environment: Environment): readonly Observation[] {
  const databases = ([auroraClusters, rdsInstances] as readonly InventoryKind<Database>[]).flatMap((kind) =>
    collectTargets(environment, kind).flatMap(({ keys, target }) =>
      (Object.keys(ofDatabases) as (keyof typeof ofDatabases)[])
        .filter((attribute) => target[attribute] !== undefined)
        .map((attribute) => ({
          guardrail: ofDatabases[attribute],
          at: [...targetPath(kind, keys)!, attribute],
          value: target[attribute],
        })),
    ),
  );
  const deadLetters = collectTargets(environment, sqsQueues)
    .filter(({ target }) => isDeadLetterQueue(target, environment.resources.sqs))
    .map(({ keys, target }) => ({
      guardrail: "deadLetterRetention" as const,
      at: [...targetPath(sqsQueues, keys)!, "retention"],
      value: target.retention,
    }));
  return [...databases, ...deadLetters];
}
