import { goesOnWith } from "../../model/environment/environment-name.js";
import { formatPath, show, type Issue } from "../../model/environment/index.js";
import { resourcesSchema } from "../../model/inventory/index.js";
import { prefixOf } from "../../model/names/index.js";
import type { Claimant } from "./conflicts.js";

/**
 * Two environments of one account where names of the one begin as those of something of the other: a rule or a policy that says
 * `shop-prod-logs-*` would be of both.
 */
export function sameBeginning(earlier: Claimant, later: Claimant): Issue[] {
  if (earlier.environment.account !== later.environment.account) return [];
  const [shorter, longer] = [earlier, later].sort((a, b) => nameOf(a).length - nameOf(b).length) as [
    Claimant,
    Claimant,
  ];
  const begin = `${nameOf(shorter)}-`;
  if (!nameOf(longer).startsWith(begin)) return [];
  const word = nameOf(longer).slice(begin.length).split("-")[0]!;
  if (!goesOnWith([...Object.keys(resourcesSchema.shape), ...shorter.services])(word)) return [];
  const other = formatPath([earlier.label, "name"]);
  const message = `${show(nameOf(longer))} goes on with "${word}" after ${show(nameOf(shorter))}, as names of what that environment has do, and ${other} is in the same account: the one would be told of the other's alarms; give another name or system`;
  return [{ path: ["name"], message }];
}

const nameOf = ({ environment }: Claimant): string => prefixOf(environment);
