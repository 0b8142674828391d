import { arnOf } from "../iam/place.js";
import { lookUp } from "../look-up.js";
import { awsName, type EnvironmentName } from "../names/index.js";
import type { AlarmPolicy, Route } from "./alarms.js";
import { isChat } from "./chat.js";
import { furtherIn, type Further } from "./route-actions.js";
import { severities, type Severity } from "./severity.js";

/** What says which topics and keys are the team's own. */
interface Policy {
  readonly region: string;
  readonly alarms: Pick<AlarmPolicy, "routes" | "topicKmsKey" | "topicKmsKeys">;
}

/** What something of the plan says of who is told. */
export interface Routed {
  readonly severity: Severity;
  /** The route, where it is not that of the severity. */
  readonly route?: string | undefined;
}

/** The name of the route that something goes by. */
export const routeNameOf = ({ route, severity }: Routed): string => route ?? severity;

/** A route of an environment, and where it stands. */
export interface NamedRoute {
  readonly name: string;
  readonly path: readonly string[];
  readonly route: Route;
}

/** The routes of an environment: those of severities, then the others. */
export function routesOf({ routes }: Pick<AlarmPolicy, "routes">): readonly NamedRoute[] {
  const at = ["alarms", "routes"];
  return [
    ...severities.flatMap((name) => {
      const route = routes[name];
      return route === undefined ? [] : [{ name, path: [...at, name], route }];
    }),
    ...Object.entries(routes.others).map(([name, route]) => ({ name, path: [...at, "others", name], route })),
  ];
}

/** The route of a name, where there is one. */
export const routeNamed = ({ routes }: Pick<AlarmPolicy, "routes">, name: string): Route | undefined =>
  lookUp<Route | undefined>({ error: routes.error, warn: routes.warn }, name) ?? lookUp(routes.others, name);

/** What an alarm of a route does in a region beside telling its topic. */
export function furtherOf(
  environment: Policy & EnvironmentName & { readonly account: string },
  route: string,
  region: string,
): Further {
  const { account, alarms } = environment;
  const named = routeNamed(alarms, route);
  if (!named) return {};
  const further = furtherIn(named, environment, region);
  return {
    ...(hasChatTopic(environment, route, region) && {
      chatTopicArn: arnOf({ account, region }, "sns", chatTopicName(environment, route)),
    }),
    ...(further.length > 0 && { further }),
    ...(named.insufficientData && { insufficientData: true }),
  };
}

/** The topic of a route's channels: Amazon Q shows nothing of what is written for people who read a mail. */
export const chatTopicName = (environment: EnvironmentName, route: string): string =>
  awsName("topic", environment, "alarms", route, "chat");

/** Whether a route has channels that are told in a region: not by a topic of the team's own. */
export const hasChatTopic = (policy: Policy, route: string, region: string): boolean =>
  ownTopic(policy, route, region) === undefined &&
  Object.values(routeNamed(policy.alarms, route)?.receivers ?? {}).some(isChat);

/** The team's own topic of a route in a region, where it has one. */
export function ownTopic({ region: home, alarms }: Policy, route: string, region: string): string | undefined {
  const { topicArn, topicArns = {} } = routeNamed(alarms, route) ?? {};
  return region === home ? topicArn : (topicArns as Readonly<Record<string, string>>)[region];
}

/** The team's own key of the topics in a region, where it has one. */
export const ownTopicKey = ({ region: home, alarms }: Policy, region: string): string | undefined =>
  region === home ? alarms.topicKmsKey : (alarms.topicKmsKeys as Readonly<Record<string, string>>)[region];
