import { derivedTargets, type Environment } from "../environment/index.js";
import type { Region } from "../facts/regions.js";
import { regionKey } from "./region-key.js";

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

const inRegions = (regions: (environment: Environment) => readonly Region[]) =>
  derivedTargets<EventRegion>((inventory) => {
    const environment = inventory as Environment;
    if (environment.privilegedUse === undefined) return [];
    return [...new Set(regions(environment))].sort().map((region) => {
      const key = regionKey(region);
      return { key, keys: [key], target: { region } };
    });
  });

/** Where what the root user and IAM do arrives. */
export const globalEvents = inRegions(() => ["us-east-1"]);

/** Where sign-ins of IAM users arrive. */
export const signIns = inRegions(({ region }) => [region as Region, ...signInRegions]);

/** A role for emergencies, in a region in which its use is told of. */
export interface BreakGlassUse extends EventRegion {
  readonly roleArn: string;
}

const breakGlassIn = (regions: (environment: Environment) => readonly Region[]) =>
  derivedTargets<BreakGlassUse>((inventory) => {
    const environment = inventory as Environment;
    return Object.entries(environment.privilegedUse?.breakGlassRoles ?? {}).flatMap(([role, roleArn]) =>
      [...new Set(regions(environment))].sort().map((region) => {
        const keys = [role, regionKey(region)];
        return { key: keys.join("/"), keys, target: { region, roleArn } };
      }),
    );
  });

/**
 * Where it arrives that a role is assumed: by the global endpoint of STS in us-east-1, by the endpoint of a region there, of which the
 * environment's own is watched.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-concepts.html#cloudtrail-concepts-global-service-events
 */
export const breakGlassAssumptions = breakGlassIn(({ region }) => [region as Region, "us-east-1"]);

/** Where it arrives that somebody is in the console with a role. */
export const breakGlassSignIns = breakGlassIn(({ region }) => [region as Region, ...signInRegions]);
