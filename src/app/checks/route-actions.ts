import {
  functionsIn,
  furtherOf,
  isToken,
  mostActions,
  regionOfFunction,
  routeNameOf,
  routesOf,
  shortList,
  show,
  type Environment,
  type Issue,
  type NamedRoute,
} from "../../model/environment/index.js";
import { tellingAlarms, type MonitoringPlan, type TellingAlarm } from "../../../modules/ops/alarms/index.js";

/**
 * Whether CloudWatch takes the actions of routes, and each is done for some alarm.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 */
export function checkRouteActions(environment: Environment, monitoring: MonitoringPlan): Issue[] {
  return routesOf(environment.alarms).flatMap((route) => {
    if (Object.keys(route.route.actions).length === 0) return [];
    const told = tellingAlarms(monitoring).filter((alarm) => routeNameOf(alarm) === route.name);
    const path = [...route.path, "actions"];
    if (told.length === 0) {
      const message = "no alarm goes by this route, and events reach the topic alone; leave it out";
      return [{ path, message, needs: [...plan] }];
    }
    return [
      ...tooMany(environment, route, told),
      ...doneTwice(route),
      ...functionProblems(environment, route, told),
      ...withoutFunction(environment, route, told),
    ];
  });
}

/** What says which alarms go by a route. */
const plan = [["resources"], ["alarms", "overrides"], ["alarms", "composites"], ["serviceLevels"]] as const;

const idsOf = (alarms: readonly TellingAlarm[]): string => shortList([...new Set(alarms.map(({ id }) => id))]);

/** The topic is one of an alarm's actions, and so are that of channels and what EC2 does by itself. */
function tooMany(environment: Environment, { name, path }: NamedRoute, told: readonly TellingAlarm[]): Issue[] {
  const counted = told.map((alarm) => {
    const { further = [], chatTopicArn } = furtherOf(environment, name, alarm.region);
    const automation = alarm.automation === undefined ? 0 : 1;
    const chat = chatTopicArn === undefined ? 0 : 1;
    return { alarm, automation, chat, count: 1 + chat + automation + further.length };
  });
  const over = counted.filter(({ count }) => count > mostActions);
  const [worst] = [...over].sort((a, b) => b.count - a.count);
  if (!worst) return [];
  const { count, automation, chat } = worst;
  const parts = `the topic${chat ? ", that of its channels" : ""}${automation ? ", what EC2 does" : ""} and ${count - 1 - chat - automation} more`;
  const message = `${parts} are ${count} actions; CloudWatch takes ${mostActions} for a state of an alarm\n  alarms: ${idsOf(over.map(({ alarm }) => alarm))}`;
  return [{ path: [...path, "actions"], message, needs: [...plan] }];
}

function doneTwice({ path, route: { actions } }: NamedRoute): Issue[] {
  const first = new Map<string, string>();
  return Object.entries(actions).flatMap(([key, { lambda, opsItem, responsePlan }]): Issue[] => {
    const what = lambda ?? responsePlan ?? JSON.stringify(opsItem);
    const twin = first.get(what);
    if (twin !== undefined) return [{ path: [...path, "actions", key], message: `is what ${show(twin)} does already` }];
    first.set(what, key);
    return [];
  });
}

function functionProblems(
  environment: Environment,
  { path, route }: NamedRoute,
  told: readonly TellingAlarm[],
): Issue[] {
  const { account, region: home } = environment;
  return Object.entries(route.actions).flatMap(([key, { lambda, permitted }]): Issue[] => {
    if (lambda === undefined || isToken(lambda)) return [];
    const at = [...path, "actions", key];
    const owner = lambda.split(":")[4]!;
    const region = regionOfFunction(lambda, home);
    return [
      ...(owner === account || permitted
        ? []
        : [
            {
              path: [...at, "lambda"],
              message: `${show(lambda)} is in account ${owner}, where its policy has to let alarms of ${account} invoke it; give permitted: true once it does`,
              needs: [["account"]],
            },
          ]),
      ...(told.some((alarm) => alarm.region === region)
        ? []
        : [
            {
              path: [...at, "lambda"],
              message: `${show(lambda)} is in ${region}, where no alarm of this route is: an alarm invokes functions of its own region only`,
              needs: [...plan, ["region"]],
            },
          ]),
    ];
  });
}

/** A route that has a function has one wherever its alarms are. */
function withoutFunction(
  environment: Environment,
  { path, route }: NamedRoute,
  told: readonly TellingAlarm[],
): Issue[] {
  if (Object.values(route.actions).every(({ lambda }) => lambda === undefined)) return [];
  const regions = [...new Set(told.map(({ region }) => region))].sort();
  return regions.flatMap((region): Issue[] => {
    if (functionsIn(route, environment.region, region).length > 0) return [];
    const ids = idsOf(told.filter((alarm) => alarm.region === region));
    const message = `has no function in ${region}, where these are: an alarm invokes functions of its own region only; give one more, or these a route of their own\n  alarms: ${ids}`;
    return [{ path: [...path, "actions"], message, needs: [...plan, ["region"]] }];
  });
}
