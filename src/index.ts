export {
  defineEnvironment,
  type DefinedEnvironment,
  type DefineOptions,
  type AlarmsDefinition,
  type EnvironmentDefinition,
} from "./app/define-environment.js";
export { compareEnvironments, formatComparison, type Comparison, type Difference } from "./app/compare/index.js";
export { checkPlan, type PlanFinding } from "./app/guardrails/index.js";
export { costsOf, formatCosts, type CostItem, type MonthlyCosts } from "./app/costs/index.js";
export { alarmsOf } from "./app/evaluation.js";
export { defineEnvironments, type EnvironmentSource } from "./app/define-environments.js";
export {
  EnvironmentError,
  EnvironmentsError,
  type Environment,
  type EnvironmentInput,
  type Issue,
  type Severity,
} from "./model/environment/index.js";
export {
  adoptionFindings,
  findExisting,
  formatAdoption,
  replacedSettings,
  type AccountListing,
  type AdoptionFinding,
  type ExistingFinding,
  type ReplacedSetting,
} from "./app/adoption/index.js";
export {
  addStacks,
  AlarmsStack,
  SafeguardsStack,
  TeamStack,
  TelemetryStack,
  type EnvironmentStacks,
  type Team,
} from "./app/stacks/index.js";
export {
  formatGaps,
  formatKept,
  formatSummaries,
  gapsOf,
  GapsError,
  PublishError,
  synthesize,
  type Form,
  type Gap,
  type GapsOption,
  type Published,
  type StackSummary,
  type SynthesizeOptions,
  type Synthesized,
} from "./app/outputs/index.js";
export { AddressBook } from "./cdktf/address.js";
export { targets, targetsOf, wholeAccount } from "./model/environment/index.js";
export * as logPattern from "./model/log-pattern/index.js";
export {
  awsDocs,
  catalogue,
  eventCatalogue,
  metrics,
  needsValue,
  standardCatalogue,
  type EventRow,
  type Row,
} from "../modules/ops/alarms/index.js";
