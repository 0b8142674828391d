export { AlarmsStack } from "./alarms-stack.js";
export { OperationsStack } from "./operations-stack.js";
export { ownership, type Team } from "./split.js";
export { TelemetryStack } from "./telemetry-stack.js";
