export { addStacks, type EnvironmentStacks } from "./add-stacks.js";
export { AlarmsStack } from "./alarms-stack.js";
export { TeamStack } from "./team-stack.js";
export { ownership, type Team } from "./ownership.js";
export { TelemetryStack } from "./telemetry-stack.js";
