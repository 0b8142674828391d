import { channelOf, type Channel } from "../environment/chat.js";
import { routesOf, type Environment } from "../environment/index.js";
import { awsName } from "../names/index.js";

/** A channel that receivers of routes name. */
export interface NamedChannel extends Channel {
  /** Where it is named. */
  readonly path: readonly string[];
  readonly route: string;
}

/** Channels wherever they are named. */
export const namedChannels = ({ alarms }: Pick<Environment, "alarms">): readonly NamedChannel[] =>
  routesOf(alarms).flatMap(({ name: route, path, route: { receivers = {} } }) =>
    Object.entries(receivers).flatMap(([key, receiver]) => {
      const channel = channelOf(receiver);
      return channel ? [{ ...channel, route, path: [...path, "receivers", key, channel.keys[0]] }] : [];
    }),
  );

/** The one configuration that a channel has in an account, whatever routes name it. */
export interface ChannelConfiguration extends NamedChannel {
  readonly name: string;
  /** All routes that name it. */
  readonly routes: readonly string[];
}

/** Configurations of the channels of an environment, by the first who names each. */
export function channelConfigurations(environment: Environment): readonly ChannelConfiguration[] {
  const named = namedChannels(environment);
  const first = new Map(named.toReversed().map((one) => [one.keys.join("_"), one]));
  return named.flatMap((one) => {
    const key = one.keys.join("_");
    if (first.get(key) !== one) return [];
    const routes = named.filter(({ keys }) => keys.join("_") === key).map(({ route }) => route);
    return [{ ...one, name: awsName("chatConfiguration", environment, ...one.keys), routes }];
  });
}
