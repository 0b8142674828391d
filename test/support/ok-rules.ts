import { okNoticesOf, type OkPattern } from "../../src/app/ok-notices.js";
import type { DefinedEnvironment } from "../../src/index.js";

/** How many rules tell that an alarm of this name became OK, by route: EventBridge sends an event to each rule that it matches. */
export function okRulesOf(environment: DefinedEnvironment, region: string, name: string) {
  const rules = okNoticesOf(environment).filter((rule) => rule.region === region && matches(rule.pattern, name));
  return rules.map(({ route }) => route);
}

function matches({ resources, detail }: OkPattern, name: string): boolean {
  const named = detail.alarmName.some((part) =>
    typeof part === "string" ? part === name : name.startsWith(part.prefix),
  );
  return named && (resources?.some(({ suffix }) => name.endsWith(suffix)) ?? true);
}
