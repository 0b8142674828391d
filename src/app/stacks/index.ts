export { addStacks, type EnvironmentStacks } from "./add-stacks.js";
export { AlarmsStack } from "./alarms-stack.js";
export { TeamStack } from "./team-stack.js";
export { TelemetryStack } from "./telemetry-stack.js";
export type { Team } from "../../model/contract/ownership.js";
