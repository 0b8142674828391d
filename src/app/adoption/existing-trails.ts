import { managedTrails } from "../../model/contract/trails.js";
import { isToken, show, type Environment } from "../../model/environment/index.js";
import { trailsPerRegion } from "../../model/environment/trails.js";
import { arnOf } from "../../model/iam/index.js";
import type { ExistingFinding } from "./existing.js";

/** Trails as `aws cloudtrail describe-trails` prints them. */
export interface TrailListing {
  readonly trailList: readonly {
    readonly Name?: string;
    readonly TrailARN?: string;
    readonly S3BucketName?: string;
  }[];
}

/** Trails that are there already, that are not, or that would be one too many. */
export function existingTrails(environment: Environment, listed: TrailListing | undefined): ExistingFinding[] {
  if (!listed) return [];
  const existing = new Map(listed.trailList.map((trail) => [trail.Name, trail]));
  const planned = managedTrails(environment).filter(({ target }) => !isToken(target.name));
  const found = planned.flatMap(({ key, target: { name }, adopt }): ExistingFinding[] => {
    const path = ["telemetry", "trails", key];
    const of = (message: string) => [{ path: [...path, "adopt"], name, message }];
    const trail = existing.get(name);
    if (trail === undefined)
      return adopt ? of("is no trail of this account: its import would fail; leave adopt out, and it is made") : [];
    const { TrailARN: arn, S3BucketName: bucketName } = trail;
    if (arn !== undefined && arn !== arnOf(environment, "cloudtrail", `trail/${name}`))
      return [
        { path, name: arn, message: "is of another account or region, where alone it can be changed; leave it out" },
      ];
    if (adopt === undefined)
      return of(`exists already; take it over with adopt: { bucketName: ${show(bucketName)} }, and leave delivery out`);
    if (bucketName === undefined || isToken(adopt.bucketName) || adopt.bucketName === bucketName) return [];
    return of(`writes to ${bucketName}, not to ${adopt.bucketName}, as is said here`);
  });
  const made = planned.filter(({ adopt, target }) => adopt === undefined && !existing.has(target.name));
  const number = existing.size + made.length;
  const last = made.at(-1);
  if (number <= trailsPerRegion || last === undefined) return found;
  const message = `would be ${number} with those of the account, which has ${trailsPerRegion} in a region at most`;
  return [...found, { path: ["telemetry", "trails", last.key], name: last.target.name, message }];
}
