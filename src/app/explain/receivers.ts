import {
  furtherOf,
  ownTopic,
  routeNamed,
  routeNameOf,
  type Environment,
  type Routed,
} from "../../model/environment/index.js";
import { endpointsOf } from "../../model/environment/receivers.js";
import { awsName } from "../../model/names/index.js";

/** Who is told of an alarm. */
export interface Receivers {
  readonly route: string;
  readonly topic: string;
  /** What else the alarm does. */
  readonly actions: readonly string[];
  readonly receivers: readonly { readonly name: string; readonly kind: string; readonly to: string }[];
}

/** Those of a route in a region; of a topic of the team's own only the topic is known. */
export function whoIsTold(
  environment: Environment,
  { region, ...routed }: Routed & { readonly region: string },
): Receivers {
  const route = routeNameOf(routed);
  const own = ownTopic(environment, route, region);
  const actions = (furtherOf(environment, route, region).further ?? []).map(({ arn }) => arn);
  if (own !== undefined) return { route, topic: own, actions, receivers: [] };
  const receivers = Object.entries(routeNamed(environment.alarms, route)?.receivers ?? {}).flatMap(([name, receiver]) =>
    endpointsOf(receiver).map((endpoint) => ({ name, ...endpoint })),
  );
  return { route, topic: awsName("topic", environment, "alarms", route), actions, receivers };
}
