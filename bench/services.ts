import { defineEnvironment, type EnvironmentDefinition } from "unyo";
import { definition } from "./environment.js";

/** An environment of that many ECS services, and of nothing else. */
export function withServices(count: number): EnvironmentDefinition {
  const services = Array.from({ length: count }, (_, index) => [
    `service${index}`,
    { name: `service${index}`, minimumTasks: 2 },
  ]);
  return definition({ ecs: { main: { name: "idp-prod", services: Object.fromEntries(services) } } });
}

const alarmsOf = (services: number): number => defineEnvironment(withServices(services)).monitoring.alarms.length;

/** How many services have at least that many alarms. It is found out before anything is measured: a user's program does not ask. */
export function servicesWith(alarms: number): number {
  const one = alarmsOf(1);
  return Math.max(1, Math.ceil(1 + (alarms - one) / (alarmsOf(2) - one)));
}
