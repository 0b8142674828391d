import type { AuroraInstance } from "../../../../src/model/inventory/aurora.js";
import type { RdsInstance } from "../../../../src/model/inventory/rds.js";
import {
  auroraMysqlMaxConnections,
  auroraServerlessMaxConnections,
  auroraVolumes,
  connectionsFor,
  dbEngines,
} from "../../../../src/model/facts/db-engines.js";
import {
  dbInstanceClasses,
  localStorageGiB,
  type DbInstanceClass,
} from "../../../../src/model/facts/db-instance-classes.js";

import { maximumCredits } from "../../../../src/model/facts/burst-credits.js";
import { lookUp } from "../../../../src/model/look-up.js";

/** What thresholds of databases are derived from: each answers `undefined` where AWS publishes no such fact. */

export const gibibyte = 2 ** 30;
const gigabitInBytes = 1e9 / 8;
const acuMemory = 2 * gibibyte;

type DatabaseInstance = AuroraInstance | RdsInstance;

const factsOf = (instance: DatabaseInstance) =>
  instance.instanceClass === "db.serverless" ? undefined : dbInstanceClasses[instance.instanceClass as DbInstanceClass];

export const isServerless = (instance: DatabaseInstance): boolean => instance.instanceClass === "db.serverless";

/** Memory in bytes; of Serverless v2 that of the maximum capacity, which `FreeableMemory` is measured against. */
export function memoryOf(instance: DatabaseInstance): number | undefined {
  const facts = factsOf(instance);
  if (facts) return facts.memoryGiB * gibibyte;
  const serverless = "cluster" in instance ? instance.cluster.serverless : undefined;
  return serverless && serverless.maximumCapacity * acuMemory;
}

/** CPU credits that a burstable instance can save up; nothing of a class that does not burst. */
export const creditsOf = ({ instanceClass }: DatabaseInstance): number | undefined =>
  lookUp(maximumCredits, instanceClass.replace(/^db\./, ""));

export const vcpusOf = (instance: DatabaseInstance): number | undefined => factsOf(instance)?.vcpu;

/** Network bandwidth in bytes per second, where it is sustained; what lasts only as long as credits do is no limit to watch. */
export function bandwidthOf(instance: DatabaseInstance): number | undefined {
  const facts = factsOf(instance);
  return facts?.networkGbps === undefined || facts.burst ? undefined : facts.networkGbps * gigabitInBytes;
}

/** Local storage in bytes of an Aurora instance. */
export function localStorageOf(instance: AuroraInstance): number | undefined {
  const size = localStorageGiB[instance.instanceClass as DbInstanceClass]?.[instance.cluster.engine];
  return size === undefined ? undefined : size * gibibyte;
}

/** The largest size in bytes of an Aurora cluster volume, the smaller of the two where it depends on the version. */
export const volumeLimitOf = (engine: keyof typeof auroraVolumes): number =>
  auroraVolumes[engine].maximumTiB * 1024 * gibibyte;

// `DBInstanceClassMemory` is the memory that the operating system and RDS leave over. AWS does not publish it; where its
// pages do give `max_connections` of a size (Serverless v2), it comes to 0.91 of the memory and more from 8 GiB on, and to
// far less on small classes. Nine tenths is safe from 4 GiB on; below, nobody can say without looking.
const usableMemory = 0.9;
const leastMemory = 4 * gibibyte;

/** `max_connections` of an instance: as the inventory says, else the engine's default, estimated on the low side. */
export function maxConnectionsOf(instance: DatabaseInstance): number | undefined {
  const owner = "cluster" in instance ? instance.cluster : instance;
  if (owner.maxConnections !== undefined) return owner.maxConnections;
  if ("cluster" in instance && isServerless(instance)) return serverlessConnections(instance);
  if (owner.engine === "aurora-mysql") return auroraMysqlMaxConnections[instance.instanceClass as DbInstanceClass];
  const memory = memoryOf(instance);
  const { maxConnections: formula } = dbEngines[owner.engine];
  if (!formula || memory === undefined || memory < leastMemory) return undefined;
  return connectionsFor(formula, memory * usableMemory);
}

function serverlessConnections({ cluster }: AuroraInstance): number | undefined {
  const capacity = cluster.serverless;
  if (!capacity) return undefined;
  const steps = Object.entries(auroraServerlessMaxConnections).map(([step, limits]) => [Number(step), limits] as const);
  const reached = steps.filter(([step]) => step <= capacity.maximumCapacity).at(-1);
  if (!reached) return undefined;
  const most = cluster.engine === "aurora-postgresql" && capacity.minimumCapacity <= 0.5 ? 2000 : Infinity;
  return Math.min(reached[1][cluster.engine], most);
}
