import { isToken, routesOf, show, type Environment, type Issue } from "../../model/environment/index.js";

/**
 * Topics of a team's own that would take nothing: an alarm publishes in its own region, and RDS to no FIFO topic.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateEventSubscription.html
 */
export function checkTopics(environment: Environment): Issue[] {
  return routesOf(environment.alarms).flatMap(({ path: at, route: { topicArn, topicArns } }) => {
    const given = [
      { path: [...at, "topicArn"], arn: topicArn, region: environment.region, needs: [["region"]] },
      ...Object.entries(topicArns).map(([region, arn]) => ({
        path: [...at, "topicArns", region],
        arn,
        region,
        needs: [],
      })),
    ];
    return given.flatMap(({ path, arn, region, needs }): Issue[] => {
      const message = arn === undefined || isToken(arn) ? undefined : problem(arn, region);
      return message === undefined ? [] : [{ path, message, needs }];
    });
  });
}

function problem(arn: string, region: string): string | undefined {
  const [, , , where, , name = ""] = arn.split(":");
  if (where !== region) {
    return `${show(arn)} is in ${where || "no region"}: alarms publish in their own region only, which is ${region}`;
  }
  return name.endsWith(".fifo") ? `${show(arn)} is a FIFO topic, to which RDS does not publish` : undefined;
}
