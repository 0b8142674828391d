export {
  defineEnvironment,
  type DefinedEnvironment,
  type DefineOptions,
  type EnvironmentDefinition,
} from "./app/define-environment.js";
export {
  EnvironmentError,
  type Environment,
  type EnvironmentInput,
  type Issue,
  type Severity,
} from "./model/environment/index.js";
export { AlarmsStack, TeamStack, TelemetryStack, type Team } from "./app/stacks/index.js";
export {
  formatGaps,
  formatKept,
  formatSummaries,
  PublishError,
  synthesize,
  type Published,
  type StackSummary,
  type SynthesizeOptions,
  type Synthesized,
} from "./app/outputs/index.js";
export { targetsOf } from "./model/environment/index.js";
export * as logPattern from "./model/log-pattern/index.js";
export { awsDocs, catalogue, metrics, needsValue, standardCatalogue, type Row } from "../modules/ops/alarms/index.js";
