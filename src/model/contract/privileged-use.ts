import { derivedTargets, type Environment } from "../environment/index.js";
import type { Region } from "../facts/regions.js";

/** A region in which events of the account arrive. */
export interface EventRegion {
  readonly region: Region;
}

/**
 * Where a sign-in of an IAM user arrives by the global endpoint; by an endpoint of a region it is that one, of which the
 * environment's own is watched.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html
 */
const signInRegions = ["us-east-1", "us-east-2", "eu-north-1", "ap-southeast-2"] as const;

/** `us-east-1` as a key: `usEast1`. */
const keyOf = (region: string): string => region.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

const inRegions = (regions: (environment: Environment) => readonly Region[]) =>
  derivedTargets<EventRegion>((inventory) => {
    const environment = inventory as Environment;
    if (environment.privilegedUse === undefined) return [];
    return [...new Set(regions(environment))].sort().map((region) => {
      const key = keyOf(region);
      return { key, keys: [key], target: { region } };
    });
  });

/** Where what the root user and IAM do arrives. */
export const globalEvents = inRegions(() => ["us-east-1"]);

/** Where sign-ins of IAM users arrive. */
export const signIns = inRegions(({ region }) => [region as Region, ...signInRegions]);
