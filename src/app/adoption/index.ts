export { adoptionFindings, type AdoptionFinding } from "./findings.js";
export type { AlarmListing } from "./alarm-listing.js";
export { findExisting, type AccountListing, type ExistingFinding } from "./existing.js";
export { byKind, describeAdoption, formatAdoption } from "./format.js";
export { replacedSettings, type ReplacedSetting } from "./replaced.js";
