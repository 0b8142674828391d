import type { Environment, Issue } from "../../model/environment/index.js";
import { didYouMean, formatPath, show, suggest } from "../../model/environment/index.js";
import { products, releasesAsOf } from "../../model/facts/releases/index.js";
import { describeRule, judge, versionUses, type Judgement, type VersionUse } from "../../model/versions/index.js";

/**
 * What the inventory runs and the policy of versions does not allow. Lists alone are looked at, as of the day of the table: the
 * same environment passes or fails on every day alike.
 */
export function checkVersions(environment: Environment): Issue[] {
  const uses = versionUses(environment);
  const judgements = uses.flatMap((use) => judge(environment.versions, use, releasesAsOf) ?? []);
  const refused = judgements.filter(({ allowed, exception }) => !allowed && !exception);
  return [
    ...refused.map(outIssue),
    ...uses.flatMap(misspelt),
    ...ruleIssues(environment, uses),
    ...exceptionIssues(environment, judgements),
  ];
}

/** A product that is not known passes, unless its name is nearly one that is. */
function misspelt({ product, path }: VersionUse): Issue[] {
  const near = Object.hasOwn(products, product) ? "" : didYouMean(product, Object.keys(products));
  return near === "" ? [] : [{ path, message: `${show(product)} is no product whose release lines are known${near}` }];
}

/** A rule for what nothing runs is a rule for something else. */
function ruleIssues({ versions }: Environment, uses: readonly VersionUse[]): Issue[] {
  const known = [...new Set([...Object.keys(products), ...uses.map(({ product }) => product)])];
  return (["rules", "releases"] as const).flatMap((part) =>
    Object.keys(versions[part])
      .filter((product) => !known.includes(product))
      .map((product) => ({
        path: ["versions", part, product],
        message: `is no product that is known or runs here${suggest(product, known)}`,
        needs: [["resources"]],
      })),
  );
}

function outIssue({ use, product, lines }: Judgement): Issue {
  const allowed = lines.length === 0 ? "no line" : lines.join(", ");
  const message = [
    `${show(use.version)} is out of the policy of versions: ${product.title} may be ${allowed} (${describeRule(product.rule)})`,
    `  to keep it for a time, give ${formatPath(["versions", "exceptions", use.key])} a reason and a last day`,
  ].join("\n");
  return { path: use.path, message };
}

/** An exception for nothing is told, so that none is left behind. */
function exceptionIssues({ versions, resources }: Environment, judgements: readonly Judgement[]): Issue[] {
  const keys = [...new Set(versionUses({ resources }).map(({ key }) => key))];
  return Object.keys(versions.exceptions).flatMap((key): Issue[] => {
    const path = ["versions", "exceptions", key];
    const needs = [["resources"]];
    if (!keys.includes(key))
      return [{ path, message: `nothing of the inventory is called so${suggest(key, keys)}`, needs }];
    const needed = judgements.some(({ use, allowed }) => use.key === key && !allowed);
    return needed
      ? []
      : [{ path, message: "is not needed: the policy of versions allows what runs there; remove it", needs }];
  });
}
