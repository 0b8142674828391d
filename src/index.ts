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
export { targetsOf } from "./environment/index.js";
export { allOf, allOfBut, anyOf, both, column, columns, either, field, json, rest } from "./log-pattern/index.js";
export { aws, catalogue, metrics, needsValue, standardCatalogue, type Row } from "../modules/ops/alarms/index.js";
