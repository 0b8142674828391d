import { setFlagsFromString } from "node:v8";
import { defineEnvironment, synthesize, type EnvironmentDefinition } from "../src/index.js";

setFlagsFromString("--heap-growing-percent=20"); // as scripts/app.mjs does

/** An environment of ECS services with a given number of alarms, all the way from its definition to the files. */
const count = Number(process.argv[2]);

const environment = (services: number) => {
  const definition: EnvironmentDefinition = {
    system: "idp",
    name: "prod",
    account: "111122223333",
    region: "ap-northeast-1",
    timeZone: "Asia/Tokyo",
    owners: { dev: { name: "builders" }, ops: { name: "operators" } },
    resources: {
      ecs: {
        main: {
          name: "idp-prod",
          services: Object.fromEntries(
            Array.from({ length: services }, (_, index) => [
              `service${index}`,
              { name: `service${index}`, minimumTasks: 2 },
            ]),
          ),
        },
      },
    },
    alarms: {
      routes: {
        error: { topicArn: "arn:aws:sns:ap-northeast-1:111122223333:alarms" },
        warn: { topicArn: "arn:aws:sns:ap-northeast-1:111122223333:alarms" },
      },
    },
  };
  return defineEnvironment(definition);
};

/** Alarms of one service; those of the cluster come on top. */
const perService = environment(2).monitoring.alarms.length - environment(1).monitoring.alarms.length;
const generated = environment(Math.ceil(count / perService));
if (generated.monitoring.alarms.length < count)
  throw new Error(`${generated.monitoring.alarms.length} alarms instead of ${count}`);
synthesize([generated]);
