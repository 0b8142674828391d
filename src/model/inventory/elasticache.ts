import type * as z from "zod";
import { boolean, matching, name, object, oneOf, resources } from "../schema/fields.js";
import { targets } from "./targets.js";

const node = object({
  /** The cache node's id, four digits: `0001`. */
  id: name(/^\d{4}$/, "a cache node id: four digits"),
});

const cluster = object({
  /** The cache cluster's id: the `CacheClusterId` of its metrics. Each node of a replication group is one. */
  id: name(/^[a-z][a-z0-9-]{0,49}$/, "a cache cluster id: lower-case letters, digits and hyphens, 50 at most"),
  engine: oneOf(["valkey", "redis", "memcached"]),
  /** The node type, such as `cache.r7g.large`. */
  nodeType: matching(/^cache\.[a-z0-9]+\.[a-z0-9]+$/, "a node type, such as cache.r7g.large"),
  /** Its nodes; a cluster of Valkey or Redis has one. */
  nodes: resources(node, "cache nodes", "id"),
  /**
   * Whether it replicates from another node.
   * @default false
   */
  replica: boolean().default(false),
});

/** ElastiCache clusters that are designed by hand; serverless caches have other metrics. */
export const elasticacheSchema = resources(cluster, "cache clusters", "id");

export type CacheCluster = z.output<typeof cluster>;
export type CacheNode = z.output<typeof node> & { readonly cluster: CacheCluster };

export const cacheClusters = targets(["elasticache", "*"]);

export const cacheNodes = targets(["elasticache", "*", "nodes", "*"], ([cluster, found]) => ({ ...found, cluster }));
