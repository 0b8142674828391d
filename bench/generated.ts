import { setFlagsFromString } from "node:v8";
import { defineEnvironment, synthesize } from "unyo";
import { definition } from "./environment.js";

setFlagsFromString("--heap-growing-percent=100"); // as scripts/app.mjs does

/** An environment of ECS services with a given number of alarms, all the way from its definition to the files. */
const count = Number(process.argv[2]);

const environment = (size: number) => {
  const services = Array.from({ length: size }, (_, index) => [
    `service${index}`,
    { name: `service${index}`, minimumTasks: 2 },
  ]);
  return defineEnvironment(definition({ ecs: { main: { name: "idp-prod", services: Object.fromEntries(services) } } }));
};

/** Alarms of one service; those of the cluster come on top. */
const perService = environment(2).monitoring.alarms.length - environment(1).monitoring.alarms.length;
const generated = environment(Math.ceil(count / perService));
if (generated.monitoring.alarms.length < count)
  throw new Error(`${generated.monitoring.alarms.length} alarms instead of ${count}`);
synthesize([generated]);
