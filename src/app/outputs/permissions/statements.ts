import type { Condition, Deployed, Grant } from "../../../model/contract/permissions/index.js";
import type { Statement } from "../../../model/iam/index.js";
import { fewer } from "./fewer.js";

/** A grant, of one resource. */
export interface Granted {
  readonly grant: Grant;
  readonly deployed: Deployed;
}

interface Scope {
  readonly actions: Set<string>;
  readonly arns: Set<string>;
  readonly condition: Condition | undefined;
}

/** What is allowed on the same, together: of thousands of alarms there is one statement. */
export function statementsOf(granted: readonly Granted[], prefix: string): Statement[] {
  const byGrant = new Map<string, Scope>();
  for (const { grant, deployed } of granted) {
    const arns = grant.on(deployed).map(asPattern);
    if (arns.length === 0) continue;
    const condition = grant.when?.(deployed);
    const scope = scopeOf(byGrant, JSON.stringify([grant.actions, condition]), condition);
    for (const action of grant.actions) scope.actions.add(action);
    for (const arn of arns) scope.arns.add(arn);
  }
  const byArns = new Map<string, Scope>();
  for (const { actions, arns: all, condition } of byGrant.values()) {
    const arns = fewer([...all], prefix);
    const scope = scopeOf(byArns, JSON.stringify([arns, condition]), condition);
    for (const action of actions) scope.actions.add(action);
    for (const arn of arns) scope.arns.add(arn);
  }
  if (byArns.size === 0) return [whoAmI];
  return [...byArns.values()].map(({ actions, arns, condition }, index): Statement => ({
    Sid: `${nameOf([...actions])}${index + 1}`,
    Effect: "Allow",
    Action: [...actions].sort(),
    Resource: [...arns],
    ...(condition && { Condition: condition }),
  }));
}

/** What everybody may. IAM takes no policy without a statement, and a stack may have nothing in it yet. */
const whoAmI: Statement = { Sid: "Caller", Effect: "Allow", Action: ["sts:GetCallerIdentity"], Resource: ["*"] };

function scopeOf(scopes: Map<string, Scope>, key: string, condition: Condition | undefined): Scope {
  const scope = scopes.get(key) ?? { actions: new Set(), arns: new Set(), condition };
  scopes.set(key, scope);
  return scope;
}

/** IAM takes characters up to U+00FF; what it does not take stands for any one character. */
const asPattern = (arn: string): string => arn.replace(/\$|[^\x20-\xFF]/gu, "?").replace(/\*+/g, "*");

/** `Sns` of actions of SNS. */
function nameOf([first = ""]: readonly string[]): string {
  const service = first.split(":")[0]!.replace(/[^a-z0-9]/g, "");
  return service.charAt(0).toUpperCase() + service.slice(1);
}
