export { isRequirement, requirements, type Requirement } from "./requirements.js";
