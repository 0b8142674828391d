export { nameLimits, type NamedKind } from "./limits.js";
export { awsName, prefixOf, type Owner } from "./names.js";
