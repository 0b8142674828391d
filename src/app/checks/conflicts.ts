import { checkDeliveryPoliciesOf } from "../../model/contract/log-delivery.js";
import { formatPath, show, type Environment, type Issue } from "../../model/environment/index.js";
import { prefixOf } from "../../model/names/index.js";
import type { Alarm } from "../../../modules/ops/alarms/index.js";
import type { Claim } from "./claims/index.js";
import { checkMetricFiltersOf } from "./metric-filters.js";
import { sameBeginning } from "./same-beginning.js";

/** An environment, and what it claims. */
export interface Claimant {
  /** What its paths begin with. */
  readonly label: string;
  readonly environment: Environment;
  readonly claims: readonly Claim[];
  readonly alarms: readonly Alarm[];
  /** Services that its alarms and events are of, rows of its own included. */
  readonly services: readonly string[];
}

/** What one environment claims twice. */
export function checkClaims(claims: readonly Claim[]): Issue[] {
  const owners = new Map<string, Claim>();
  return claims.flatMap((claim) => {
    const key = keyOf(claim);
    const owner = owners.get(key);
    if (!owner) owners.set(key, claim);
    if (!owner || (owner.shared && claim.shared)) return [];
    const { owner: whose = formatPath(owner.path) } = owner;
    // One word of the environment may name many things: then it does not tell which is meant.
    const alike = formatPath(owner.path) === formatPath(claim.path) && claim.owner !== undefined;
    const too = alike ? `, and would be that of ${claim.owner} too` : "";
    const message = `${show(claim.name)} is the ${claim.kind} of ${whose} already${too}`;
    return [{ path: claim.path, message, needs: [claim, owner].flatMap(({ needs }) => (needs ? [needs] : [])) }];
  });
}

/** What two environments claim, told of the one that comes later; an environment of which too little is known is passed over. */
export function checkTogether(claimants: readonly (Claimant | undefined)[]): Issue[][] {
  const names = new Map<string, Claimant>();
  const owners = new Map<string, { readonly claim: Claim; readonly by: Claimant }[]>();
  return claimants.map((by) => {
    if (!by) return [];
    const prefix = prefixOf(by.environment);
    const namesake = names.get(prefix);
    if (namesake) {
      const other = formatPath([namesake.label, "name"]);
      const message = `${show(prefix)} is the system and name of ${other} too: stacks, state and everything in AWS would have one name; give another name`;
      return [{ path: ["name"], message }]; // all that follows from the name would be told once more
    }
    const earlier = [...names.values()];
    const alike = earlier.flatMap((other) => sameBeginning(other, by));
    const gathered = [...checkDeliveryPoliciesOf(by, earlier), ...checkMetricFiltersOf(by, earlier)];
    names.set(prefix, by);
    const claimed = by.claims.flatMap((claim) => {
      if (claim.local) return [];
      const key = `${placeOf(by.environment, claim)} ${keyOf(claim)}`;
      const known = owners.get(key) ?? [];
      owners.set(key, [...known, { claim, by }]);
      const owner = known.find((one) => one.by !== by && !(one.claim.shared && claim.shared));
      return owner ? [{ path: claim.path, message: sharedBy(claim, [owner.by.label, ...owner.claim.path]) }] : [];
    });
    return [...alike, ...gathered, ...claimed];
  });
}

/** IAM does not tell role names apart by case. */
const keyOf = ({ kind, name }: Claim): string => JSON.stringify([kind, kind === "role" ? name?.toLowerCase() : name]);

const placeWords = { world: "", account: ", in one account", region: ", in one account and region" };

function sharedBy({ kind, name, within, settle }: Claim, other: readonly string[]): string {
  const path = formatPath(other);
  const what = name === undefined ? `sets the ${kind}, as ${path} does` : `${show(name)} is the ${kind} of ${path} too`;
  return `${what}${placeWords[within]}; ${settle}`;
}

function placeOf({ account, region }: Environment, claim: Claim): string {
  const places = { world: "", account, region: `${account} ${claim.region ?? region}` };
  return places[claim.within];
}
