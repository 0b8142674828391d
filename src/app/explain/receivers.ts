import { ownTopic, type Environment, type Severity } from "../../model/environment/index.js";
import { awsName } from "../../model/names/index.js";

/** Who is told of an alarm. */
export interface Receivers {
  readonly topic: string;
  readonly receivers: readonly { readonly name: string; readonly kind: string; readonly to: string }[];
}

/** Those of a severity's route in a region; of a topic of the team's own only the topic is known. */
export function whoIsTold(
  environment: Environment,
  { severity, region }: { readonly severity: Severity; readonly region: string },
): Receivers {
  const own = ownTopic(environment, severity, region);
  if (own !== undefined) return { topic: own, receivers: [] };
  const receivers = Object.entries(environment.alarms.routes[severity].receivers ?? {}).flatMap(([name, receiver]) =>
    Object.entries(receiver).flatMap(([kind, to]) => (to === undefined ? [] : [{ name, kind, to: String(to) }])),
  );
  return { topic: awsName("topic", environment, "alarms", severity), receivers };
}
