import {
  chatTopicName,
  hasChatTopic,
  ownTopic,
  plannedTargets,
  routeNamed,
  severities,
  type Environment,
  type Planned,
  type Severity,
} from "../environment/index.js";
import { isChat } from "../environment/chat.js";
import type { Region } from "../facts/regions.js";
import { awsName } from "../names/index.js";
import { channelConfigurations } from "./chat.js";
import { regionKey } from "./region-key.js";

/** A topic that is made for the receivers of a route. */
export interface MadeTopic {
  readonly name: string;
  readonly region: Region;
  /** Whether each receiver is an HTTPS endpoint: SNS tries those again, and counts each attempt that failed, and of others what it gave up. */
  readonly triedAgain: boolean;
}

/** The configuration of a channel of chat. */
export interface ToldChannel {
  readonly name: string;
}

/** Where Amazon Q counts, wherever its topics are. @see https://docs.aws.amazon.com/chatbot/latest/adminguide/monitoring-cloudwatch.html */
export const channelMetricsRegion = "us-east-1" as const satisfies Region;

/** A rule of EventBridge that tells a topic of an event. */
export interface TellingRule {
  readonly name: string;
  readonly region: Region;
}

const isMade = (environment: Environment, route: string, region: string): boolean =>
  ownTopic(environment, route, region) === undefined && routeNamed(environment.alarms, route)?.receivers !== undefined;

/** Whether a topic of a severity can tell in a region what becomes of another one, which cannot tell of itself. */
const canTell = (environment: Environment, teller: Severity, region: string): boolean =>
  ownTopic(environment, teller, region) !== undefined || isMade(environment, teller, region);

const isOther = (route: string): boolean => !severities.some((severity) => severity === route);

/** A topic of a severity is in every region of a plan, that of another route where something goes by it. */
const topicsOf = (route: string, teller: Severity) =>
  plannedTargets<MadeTopic>((inventory, { routes }) => {
    const environment = inventory as Environment;
    const regions = new Set([environment.region, ...routes.map(({ region }) => region)]);
    return madeTopics(
      environment,
      teller,
      [...regions].sort().map((region) => ({ route, region })),
    );
  });

function madeTopics(environment: Environment, teller: Severity, routes: Planned["routes"]) {
  return routes
    .filter(({ route, region }) => canTell(environment, teller, region) && isMade(environment, route, region))
    .flatMap(({ route, region }) => {
      const keys = [...(isOther(route) ? [route] : []), regionKey(region)];
      const receivers = Object.values(routeNamed(environment.alarms, route)?.receivers ?? {});
      const subscribed = receivers.filter((receiver) => !isChat(receiver));
      const topic = (name: string, triedAgain: boolean, ...further: string[]) => ({
        key: [...keys, ...further].join("/"),
        keys: [...keys, ...further],
        target: { name, region: region as Region, triedAgain },
      });
      return [
        ...(subscribed.length > 0
          ? [
              topic(
                awsName("topic", environment, "alarms", route),
                subscribed.every(({ https, httpsVariable }) => (https ?? httpsVariable) !== undefined),
              ),
            ]
          : []),
        ...(hasChatTopic(environment, route, region) ? [topic(chatTopicName(environment, route), false, "chat")] : []),
      ];
    });
}

const rulesOf = (isOf: (route: string) => boolean, teller: Severity) =>
  plannedTargets<TellingRule>((inventory, { rules }) =>
    rules
      .filter(({ route, region, ofChat }) => {
        const environment = inventory as Environment;
        const isMadeHere = !ofChat || hasChatTopic(environment, route, region);
        return isOf(route) && isMadeHere && canTell(environment, teller, region);
      })
      .map(({ name, keys, region }) => ({ key: keys.join("/"), keys, target: { name, region: region as Region } })),
  );

/** Topics that are made, by their route and who tells of them. */
export const errorTopics = topicsOf("error", "warn");
export const warnTopics = topicsOf("warn", "error");
export const otherTopics = plannedTargets<MadeTopic>((inventory, { routes }) =>
  madeTopics(
    inventory as Environment,
    "error",
    routes.filter(({ route }) => isOther(route)),
  ),
);

/** Rules that tell topics, be they made or the team's own. */
export const errorRules = rulesOf((route) => route === "error", "warn");
export const warnRules = rulesOf((route) => route === "warn", "error");
export const otherRules = rulesOf(isOther, "error");

/** A channel is no reason for topics in one region more: it is watched where something is told in that region anyway. */
const channelsOf = (ofError: boolean, teller: Severity) =>
  plannedTargets<ToldChannel>((inventory, { routes }) => {
    const environment = inventory as Environment;
    const told = [environment, ...routes].some(({ region }) => region === channelMetricsRegion);
    if (!told || !canTell(environment, teller, channelMetricsRegion)) return [];
    return channelConfigurations(environment)
      .filter((channel) => channel.routes.includes("error") === ofError)
      .map(({ keys, name }) => ({ key: keys.join("/"), keys, target: { name } }));
  });

/** Channels that are told what is to be acted on at once, and all others. */
export const errorChannels = channelsOf(true, "warn");
export const otherChannels = channelsOf(false, "error");
