import { ownTopic, routeNamed, routeNameOf, type Environment, type Routed } from "../../model/environment/index.js";
import { awsName } from "../../model/names/index.js";

/** Who is told of an alarm. */
export interface Receivers {
  readonly route: string;
  readonly topic: string;
  readonly receivers: readonly { readonly name: string; readonly kind: string; readonly to: string }[];
}

/** Those of a route in a region; of a topic of the team's own only the topic is known. */
export function whoIsTold(
  environment: Environment,
  { region, ...routed }: Routed & { readonly region: string },
): Receivers {
  const route = routeNameOf(routed);
  const own = ownTopic(environment, route, region);
  if (own !== undefined) return { route, topic: own, receivers: [] };
  const receivers = Object.entries(routeNamed(environment.alarms, route)?.receivers ?? {}).flatMap(([name, receiver]) =>
    Object.entries(receiver).flatMap(([kind, to]) => (to === undefined ? [] : [{ name, kind, to: String(to) }])),
  );
  return { route, topic: awsName("topic", environment, "alarms", route), receivers };
}
