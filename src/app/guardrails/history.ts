import { isObject, listOf } from "../../cdktf/terraform-json.js";
import { planLogGroups } from "../../model/contract/log-groups.js";
import type { Environment } from "../../model/environment/index.js";
import { daysOf } from "../../model/schema/adoption.js";
import type { Observation } from "./guardrails.js";

type Values = Readonly<Record<string, unknown>>;

/** How long a resource keeps what, as a plan has it; what is kept for ever is not among it. */
const kept: Readonly<Record<string, (values: Values) => ReadonlyMap<string, number>>> = {
  aws_cloudwatch_log_group: ({ retention_in_days: days }) => new Map(counted("retention_in_days", days)),
  aws_s3_bucket_lifecycle_configuration: ({ rule }) =>
    new Map(
      listOf(rule)
        .filter(isObject)
        .flatMap(({ id, expiration }) =>
          listOf(expiration)
            .filter(isObject)
            .flatMap(({ days }) => counted(`expiration of ${String(id)}`, days)),
        ),
    ),
};

/** CloudWatch Logs and S3 write 0 for what has no end. */
const counted = (what: string, days: unknown): [string, number][] =>
  typeof days === "number" && days > 0 ? [[what, days]] : [];

/**
 * Where a plan shortens how long something is kept: what is older goes with the apply. A log group that is taken over and says why its
 * history may go is passed over.
 *
 * @see https://developer.hashicorp.com/terraform/internals/json-format#change-representation
 */
export function shortened(environment: Environment, shown: Values): Observation[] {
  const said = new Set(
    planLogGroups(environment).flatMap(({ name, adopt }) => (adopt?.shortens === undefined ? [] : [name])),
  );
  return listOf(shown.resource_changes)
    .filter(isObject)
    .flatMap(({ type, address, change }): Observation[] => {
      if (typeof type !== "string" || !Object.hasOwn(kept, type) || !isObject(change)) return [];
      const { before, after } = change;
      if (!isObject(before) || !isObject(after) || said.has(String(before.name))) return [];
      const [was, is] = [kept[type]!(before), kept[type]!(after)];
      return [...is].flatMap(([what, days]): Observation[] => {
        const earlier = was.get(what);
        if (earlier !== undefined && earlier <= days) return [];
        const value = `${what} ${daysOf(earlier ?? "never")} → ${daysOf(days)}`;
        return [{ guardrail: "history", at: String(address), value }];
      });
    });
}
