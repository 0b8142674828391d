export {
  defineEnvironment,
  type DefinedEnvironment,
  type DefineOptions,
  type EnvironmentDefinition,
} from "./define-environment.js";
export {
  EnvironmentError,
  type Environment,
  type EnvironmentInput,
  type Issue,
  type Severity,
} from "./environment/index.js";
export { AlarmsStack, OperationsStack, TelemetryStack, type Team } from "./stacks/index.js";
export { formatGaps, formatSummaries, synthesize, type StackSummary, type SynthesizeOptions } from "./synth/index.js";
export { standardCatalogue } from "../modules/ops/alarms/index.js";
