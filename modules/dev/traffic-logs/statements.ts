import type { FlowLogFormat } from "../../../src/model/environment/traffic-logs.js";
import type { Place, Statement } from "../../../src/model/iam/index.js";
import { bucketDelivery } from "../log-delivery/bucket-delivery.js";
import { delivered, flowLogFolder, queryLogFolder } from "./folders.js";

/** What AWS writes to the bucket. */
export interface TrafficLogWriters {
  /** Ids of the VPCs whose flow logs go there. @default none */
  readonly flowLogs?: readonly string[];
  /** Whether queries to Route 53 Resolver do. @default false */
  readonly queryLogs?: boolean;
  /** Whether logs of web ACLs do. @default false */
  readonly webAcls?: boolean;
}

/** The folders that logs are written to, each with a slash at its end. */
export function trafficLogFolders(place: Place, format: FlowLogFormat, writers: TrafficLogWriters): string[] {
  const { flowLogs = [], queryLogs = false, webAcls = false } = writers;
  return [
    ...[...flowLogs].sort().map((vpc) => delivered(place, flowLogFolder(format, vpc))),
    ...(queryLogs ? [delivered(place, queryLogFolder)] : []),
    ...(webAcls ? [delivered(place)] : []),
  ].map((folder) => `${folder}/`);
}

/** What the delivery needs of the bucket. */
export const trafficLogStatements = (place: Place, bucketArn: string, folders: readonly string[]): Statement[] =>
  folders.length > 0 ? bucketDelivery(place, bucketArn, "TrafficLogs", folders) : [];
