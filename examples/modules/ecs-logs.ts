import { awslogsConfiguration, fireLensConfiguration, LogGroup, logRouter, logWriterPolicy } from "unyo/dev";
import type { Construct } from "constructs";

/** What two task definitions set: the first writes by itself, the second through Fluent Bit. */
export const example = (scope: Construct) => {
  const { logGroupName, logGroupArn } = new LogGroup(scope, "api", { name: "/ecs/idp/api" });
  const place = { logGroupName, region: "ap-northeast-1" };
  return {
    simple: { logConfiguration: awslogsConfiguration(place) },
    routed: {
      logConfiguration: fireLensConfiguration(place),
      router: logRouter(place),
      taskRolePolicy: logWriterPolicy(logGroupArn),
    },
  };
};
