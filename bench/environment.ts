import type { EnvironmentDefinition } from "unyo";

const route = { topicArn: "arn:aws:sns:ap-northeast-1:111122223333:alarms" };

/** The environment that benchmarks fill with resources. */
export const definition = (resources: EnvironmentDefinition["resources"]): EnvironmentDefinition => ({
  system: "idp",
  name: "prod",
  account: "111122223333",
  region: "ap-northeast-1",
  timeZone: "Asia/Tokyo",
  owners: { dev: { name: "builders" }, ops: { name: "operators" } },
  resources,
  alarms: { routes: { error: route, warn: route } },
});
