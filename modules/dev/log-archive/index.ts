export {
  ArchiveReplication,
  type ArchiveCopyProps,
  type ArchiveReplicationProps,
  type ReplicatedArchive,
} from "./archive-replication.js";
export { ArchiveBucket, type ArchiveBucketProps } from "./archive-bucket.js";
export { LogArchive, type ForeignArchiveInput, type LogArchiveProps } from "./log-archive.js";
