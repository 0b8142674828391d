import {
  isToken,
  ownTopic,
  routeNamed,
  routeNameOf,
  routesOf,
  severities,
  shortList,
  suggest,
  type Environment,
  type Issue,
  type NamedRoute,
  type Severity,
} from "../../model/environment/index.js";
import type { MonitoringPlan } from "../../../modules/ops/alarms/index.js";
import { awsName } from "../../model/names/index.js";

/** Whether everything of a plan has a route, every route is somebody's, and each reaches a topic wherever the plan is. */
export function checkRoutes(environment: Environment, plan: MonitoringPlan): Issue[] {
  const routes = routesOf(environment.alarms);
  return [
    ...routes.flatMap((route) => givenTwice(environment, route)),
    ...keyGivenTwice(environment),
    ...unknownRoutes(environment, plan),
    ...severities.flatMap((severity) => withoutRoute(environment, plan, severity)),
    ...routes.flatMap((route) => [...unreached(environment, plan, route), ...unused(plan, route)]),
    ...toldToItself(environment, plan),
  ];
}

const itemsOf = ({ alarms, burnRates, composites, events, databaseEvents, spend }: MonitoringPlan) => [
  ...alarms,
  ...burnRates,
  ...composites,
  ...events,
  ...databaseEvents,
  ...spend,
];

const idsOf = (items: readonly { readonly id: string }[]): string => [...new Set(items.map(({ id }) => id))].join(", ");

/** A topic of another region cannot be published to: a route with a topic of the team's own needs one wherever the plan is. */
function unreached(environment: Environment, plan: MonitoringPlan, { name, path, route }: NamedRoute): Issue[] {
  const items = itemsOf(plan).filter((item) => routeNameOf(item) === name);
  const further = [...new Set(items.map(({ region }) => region))].filter((region) => region !== environment.region);
  return further.flatMap((region) => {
    if (route.receivers || ownTopic(environment, name, region) !== undefined) return [];
    const ids = idsOf(items.filter((item) => item.region === region));
    const message = `is required: these are in ${region}, and reach no topic of another region\n  alarms and events: ${ids}`;
    return [{ path: [...path, "topicArns", region], message, needs: [["region"]] }];
  });
}

/** Names that are those of no route. */
function unknownRoutes({ alarms, serviceLevels }: Environment, { spend }: MonitoringPlan): Issue[] {
  const overrides = Object.entries(alarms.overrides).flatMap(([id, override]) => [
    { path: ["alarms", "overrides", id, "route"], name: override?.route },
    ...Object.entries(override?.targets ?? {}).map(([target, change]) => ({
      path: ["alarms", "overrides", id, "targets", target, "route"],
      name: change?.route,
    })),
  ]);
  const levels = Object.entries(serviceLevels).map(([key, { route }]) => ({
    path: ["serviceLevels", key, "route"],
    name: route,
  }));
  const costs = spend.map(({ id, route: name }) => ({ path: ["alarms", ...id.split("."), "route"], name }));
  const composites = Object.entries(alarms.composites).map(([key, { route }]) => ({
    path: ["alarms", "composites", key, "route"],
    name: route,
  }));
  const names = routesOf(alarms).map(({ name }) => name);
  return [...overrides, ...levels, ...composites, ...costs].flatMap(({ path, name }) => {
    if (name === undefined || routeNamed(alarms, name)) return [];
    const message = `there is no route "${name}"${suggest(name, names)}\n  routes: ${names.join(", ")}; another one is a key of alarms.routes.others`;
    return [{ path, message, needs: [["alarms", "routes"]] }];
  });
}

/** What is told at a severity that has no route. */
function withoutRoute({ alarms }: Environment, plan: MonitoringPlan, severity: Severity): Issue[] {
  const items = itemsOf(plan).filter((item) => routeNameOf(item) === severity);
  if (items.length === 0 || alarms.routes[severity]) return [];
  const ids = shortList([...new Set(items.map(({ id }) => id))]);
  const message = `is required: nobody would be told of these; give receivers, or a topicArn of the team's own, or each of them a route\n  alarms and events: ${ids}`;
  return [
    {
      path: ["alarms", "routes", severity],
      message,
      needs: [["resources"], ["alarms", "overrides"], ["alarms", "spend"]],
    },
  ];
}

/** A route beside those of severities that nothing goes by: a name was misspelt, or what it was for has gone. */
function unused(plan: MonitoringPlan, { name, path }: NamedRoute): Issue[] {
  const isSeverity = severities.some((severity) => severity === name);
  if (isSeverity || [...itemsOf(plan), ...plan.needsValue].some((item) => routeNameOf(item) === name)) return [];
  const message = `no alarm and no event goes by it: choose it with route: "${name}" in alarms.overrides, a composite alarm, a service level or alarms.spend, or leave it out`;
  return [{ path, message, needs: [["resources"], ["alarms", "overrides"], ["serviceLevels"], ["alarms", "spend"]] }];
}

/** What is by region is for further regions only. */
const givenTwice = ({ region }: Environment, { path, route }: NamedRoute): Issue[] =>
  homeIn(route.topicArns, [...path, "topicArns"], region, "topicArn, or receivers");

const keyGivenTwice = ({ region, alarms }: Environment): Issue[] =>
  homeIn(alarms.topicKmsKeys, ["alarms", "topicKmsKeys"], region, "topicKmsKey");

const homeIn = (byRegion: object, path: readonly string[], region: string, right: string): Issue[] =>
  Object.hasOwn(byRegion, region)
    ? [{ path: [...path, region], message: `is the environment's own region; give ${right}`, needs: [["region"]] }]
    : [];

const lost = ["NumberOfNotificationsFailed", "NumberOfNotificationsFailedToRedriveToDlq"];

/** What a topic could not deliver it cannot tell of either. */
function toldToItself(environment: Environment, { alarms }: MonitoringPlan): Issue[] {
  return alarms.flatMap((alarm): Issue[] => {
    const { id, region, target, measure } = alarm;
    const route = routeNameOf(alarm);
    const told = topicName(environment, route, region);
    if (!("metric" in measure) || !lost.includes(measure.metric.name) || told === undefined) return [];
    if (measure.metric.namespace !== "AWS/SNS" || measure.metric.dimensions.TopicName !== told) return [];
    const names = routesOf(environment.alarms).map(({ name }) => name);
    const other = names.find((name) => topicName(environment, name, region) !== told);
    const right = other ? `give it route: "${other}"` : "give one of the routes another topic, or say why it is off";
    const message = `${id} (${route}) of ${target.join("/")} would be told by the topic that it watches, ${told}; ${right}`;
    return [{ path: ["alarms", "overrides", id], message, needs: [["alarms", "routes"]] }];
  });
}

/** The name of the topic of a route; none where it is known to Terraform alone. */
function topicName(environment: Environment, route: string, region: string): string | undefined {
  const own = ownTopic(environment, route, region);
  if (own === undefined) return awsName("topic", environment, "alarms", route);
  return isToken(own) ? undefined : own.split(":").at(-1);
}
