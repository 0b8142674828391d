import type * as z from "zod";
import { boolean, matching, name, object, oneOf, resources } from "../schema/fields.js";
import { targets } from "./targets.js";

/** A cache node. */
export interface CacheNodeInput {
  /**
   * The cache node's id, four digits: `0001`.
   * @limits four digits
   */
  readonly id: string;
}

/** An ElastiCache cluster. */
export interface CacheClusterInput {
  /**
   * The cache cluster's id: the `CacheClusterId` of its metrics. Each node of a replication group is one.
   * @limits lower-case letters, digits and hyphens, 50 at most
   */
  readonly id: string;
  /** The engine. */
  readonly engine: "valkey" | "redis" | "memcached";
  /** The node type, such as `cache.r7g.large`. */
  readonly nodeType: string;
  /** Its nodes; a cluster of Valkey or Redis has one. */
  readonly nodes: Readonly<Record<string, CacheNodeInput>>;
  /**
   * Whether it replicates from another node.
   * @default false
   */
  readonly replica?: boolean;
}

const node = object({
  id: name(/^\d{4}$/, "a cache node id: four digits"),
});

const cluster = object({
  id: name(/^[a-z][a-z0-9-]{0,49}$/, "a cache cluster id: lower-case letters, digits and hyphens, 50 at most"),
  engine: oneOf(["valkey", "redis", "memcached"]),
  nodeType: matching(/^cache\.[a-z0-9]+\.[a-z0-9]+$/, "a node type, such as cache.r7g.large"),
  nodes: resources(node, "cache nodes", "id"),
  replica: boolean().default(false),
});

export const elasticacheSchema = resources(cluster, "cache clusters", "id");

export type CacheCluster = z.output<typeof cluster>;
export type CacheNode = z.output<typeof node> & { readonly cluster: CacheCluster };

export const cacheClusters = targets(["elasticache", "*"]);

export const cacheNodes = targets(["elasticache", "*", "nodes", "*"], ([cluster, found]) => ({ ...found, cluster }));
