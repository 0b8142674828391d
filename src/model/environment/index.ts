export type { AlarmPolicy, Route } from "./alarms.js";
export type { Composite, CompositeInput, CompositeTargets } from "./composites.js";
export { windowProblems, windowSchema, windowsOf, type AlarmWindow } from "./alarm-window.js";
export {
  isPercentile,
  isPlainStatistic,
  isStatistic,
  missingData,
  type MissingData,
  type Statistic,
} from "./measuring.js";
export {
  alarmWords,
  type AlarmChange,
  type AlarmOverride,
  type DerivedThreshold,
  type EventOverride,
  type ServiceOverride,
} from "./overrides.js";
export { severities, type BySeverity, type Severity, type SomeSeverities } from "./severity.js";
export { serviceLevelSources, type ServiceLevel, type ServiceLevelSource } from "./service-levels.js";
export {
  chatTopicName,
  furtherOf,
  hasChatTopic,
  ownTopic,
  ownTopicKey,
  routeNamed,
  routeNameOf,
  routesOf,
  type NamedRoute,
  type Routed,
} from "./topics.js";
export {
  alarmActions,
  compositeActions,
  functionsIn,
  mostActions,
  regionOfFunction,
  topicsTold,
  type Further,
  type FurtherAction,
} from "./route-actions.js";
export { rightPartOf, startsWith, type Path } from "./right-part.js";
export type { AdoptedAlarms, AlarmsInput } from "./alarms.js";
export { environmentSchema, type Environment, type EnvironmentInput } from "./environment.js";
export {
  EnvironmentError,
  EnvironmentsError,
  didYouMean,
  formatPath,
  shortList,
  show,
  suggest,
  suggester,
  type Issue,
} from "../schema/issue.js";
export {
  collectTargetKeys,
  collectTargets,
  derivedTargets,
  keyOf,
  plannedTargets,
  targetPath,
  targets,
  targetsOf,
  wholeAccount,
  type FoundTarget,
  type KindOf,
  type Planned,
  type TargetKind,
} from "../inventory/targets.js";
export { isToken } from "../schema/token.js";
