import { isToken, ownTopic, severities, type Environment, type Issue } from "../../model/environment/index.js";
import type { Alarm, MonitoringPlan } from "../../../modules/ops/alarms/index.js";
import { awsName } from "../../model/names/index.js";

/** A topic of another region cannot be published to: a route with a topic of the team's own needs one wherever the plan is. */
export function checkRoutes(environment: Environment, plan: MonitoringPlan): Issue[] {
  const { routes } = environment.alarms;
  const items = [...plan.alarms, ...plan.burnRates, ...plan.events, ...plan.databaseEvents];
  const further = [...new Set(items.map(({ region }) => region))].filter((region) => region !== environment.region);
  const missing = severities.flatMap((severity) =>
    further.flatMap((region) => {
      const there = items.filter((item) => item.region === region && item.severity === severity);
      if (there.length === 0 || routes[severity].receivers || ownTopic(environment, severity, region) !== undefined)
        return [];
      const ids = [...new Set(there.map(({ id }) => id))].join(", ");
      const message = `is required: these are in ${region}, and reach no topic of another region\n  alarms and events: ${ids}`;
      return [{ path: ["alarms", "routes", severity, "topicArns", region], message, needs: [["region"]] }];
    }),
  );
  return [...givenTwice(environment), ...missing, ...toldToItself(environment, plan)];
}

const lost = ["NumberOfNotificationsFailed", "NumberOfNotificationsFailedToRedriveToDlq"];

/** What a topic could not deliver it cannot tell of either. */
function toldToItself(environment: Environment, { alarms }: MonitoringPlan): Issue[] {
  return alarms.flatMap((alarm): Issue[] => {
    const { id, severity, target, measure } = alarm;
    const told = topicName(environment, alarm);
    if (!("metric" in measure) || !lost.includes(measure.metric.name) || told === undefined) return [];
    if (measure.metric.namespace !== "AWS/SNS" || measure.metric.dimensions.TopicName !== told) return [];
    const other = severities.find((one) => topicName(environment, { ...alarm, severity: one }) !== told);
    const right = other ? `give it severity: "${other}"` : "give one of the routes another topic, or say why it is off";
    const message = `${id} (${severity}) of ${target.join("/")} would be told by the topic that it watches, ${told}; ${right}`;
    return [{ path: ["alarms", "overrides", id], message, needs: [["alarms", "routes"]] }];
  });
}

/** The name of the topic that an alarm is told by; none where it is known to Terraform alone. */
function topicName(environment: Environment, { severity, region }: Pick<Alarm, "severity" | "region">) {
  const own = ownTopic(environment, severity, region);
  if (own === undefined) return awsName("topic", environment, "alarms", severity);
  return isToken(own) ? undefined : own.split(":").at(-1);
}

/** What is by region is for further regions only. */
function givenTwice({ region, alarms }: Environment): Issue[] {
  const records = [
    ...severities.map((severity) => ({
      path: ["alarms", "routes", severity, "topicArns"],
      of: alarms.routes[severity].topicArns,
      right: "topicArn, or receivers",
    })),
    { path: ["alarms", "topicKmsKeys"], of: alarms.topicKmsKeys, right: "topicKmsKey" },
  ];
  return records
    .filter(({ of }) => Object.hasOwn(of, region))
    .map(({ path, right }) => ({
      path: [...path, region],
      message: `is the environment's own region; give ${right}`,
      needs: [["region"]],
    }));
}
