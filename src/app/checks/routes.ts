import { ownTopic, severities, type Environment, type Issue } from "../../model/environment/index.js";
import type { MonitoringPlan } from "../../../modules/ops/alarms/index.js";

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
  return [...givenTwice(environment), ...missing];
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
