import { collectTargets, type Environment } from "../environment/index.js";
import { trailDefaults } from "../environment/trails.js";
import { trails } from "../inventory/cloud-trail.js";
import { lookUp } from "../look-up.js";
import { prefixOf, withinLimit } from "../names/index.js";
import { planLogGroups } from "./log-groups.js";

/** The trails that an environment makes or takes over, with their defaults. */
export const managedTrails = (environment: Environment) =>
  collectTargets(environment, trails).flatMap(({ key, keys, target }) => {
    const settings = lookUp(environment.telemetry.trails, key);
    if (settings === undefined) return [];
    const { delivery, ...others } = settings;
    const bucketName = others.adopt?.bucketName ?? delivery?.bucketName ?? usualBucketName(environment, key);
    const retention = delivery?.retention ?? Math.max(trailDefaults.retention, logRetention(environment, key));
    const { adopt = false, createKey = false, accessLogs = false, ...rest } = delivery ?? {};
    return [
      { key, keys, target, ...others, createKey, accessLogs, delivery: { ...rest, adopt, bucketName, retention } },
    ];
  });

const usualBucketName = (environment: Environment, key: string): string =>
  withinLimit("bucket", `${prefixOf(environment)}-trail-${key.toLowerCase()}-${environment.account}`);

/** Days that the log group of a trail is kept, or is to be where somebody else manages it. */
export const logRetention = (environment: Environment, key: string): number =>
  planLogGroups(environment).find(({ id }) => id === `cloudTrail.${key}`)!.retention;
