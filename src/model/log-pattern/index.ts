export { patternProblem } from "./check.js";
export { column, columns, rest, type Column } from "./columns.js";
export { both, either, field, json, type JsonCondition } from "./json.js";
export { masterRealmEvent } from "./keycloak.js";
export { allOf, allOfBut, anyOf } from "./terms.js";
