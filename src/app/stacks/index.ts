export { addStacks, stacksIn, type EnvironmentStacks } from "./add-stacks.js";
export { AlarmsStack } from "./alarms-stack.js";
export { SafeguardsStack } from "./safeguards-stack.js";
export { TeamStack, type Half } from "./team-stack.js";
export { TelemetryStack } from "./telemetry-stack.js";
export type { Team } from "../../model/contract/ownership.js";
