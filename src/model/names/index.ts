export { nameLimits, type NamedKind } from "./limits.js";
export { awsName, prefixOf, type EnvironmentName } from "./names.js";
