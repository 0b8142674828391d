export { judge, type Judgement } from "./judge.js";
export { type VersionException, type VersionPolicy } from "./policy.js";
export { describeRule, type VersionRule } from "./rule.js";
export { versionUses, type VersionUse } from "./uses.js";
