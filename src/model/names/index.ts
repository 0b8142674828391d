export { alarmName, alarmNameProblem, templateProblem, templateRule, type NamedAlarm } from "./alarm-name.js";
export { nameLimits, type NamedKind } from "./limits.js";
export { awsName, prefixOf, withinLimit, type EnvironmentName } from "./names.js";
