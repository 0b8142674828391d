import { severities, type Environment, type Issue } from "../../model/environment/index.js";
import type { Alarm } from "../../../modules/ops/alarms/index.js";

/** A topic of another region cannot be published to: a route with a topic of the team's own needs one wherever alarms are. */
export function checkRoutes(environment: Environment, alarms: readonly Alarm[]): Issue[] {
  return severities.flatMap((severity) => {
    const { topicArn, topicArnUsEast1 } = environment.alarms.routes[severity];
    const abroad = alarms.filter((alarm) => alarm.region === "us-east-1" && alarm.severity === severity);
    if (abroad.length === 0 || topicArn === undefined || topicArnUsEast1 !== undefined) return [];
    const ids = [...new Set(abroad.map(({ id }) => id))].join(", ");
    const message = `is required: these alarms are in us-east-1, and reach no topic of another region\n  alarms: ${ids}`;
    return [{ path: ["alarms", "routes", severity, "topicArnUsEast1"], message, needs: [["region"]] }];
  });
}
