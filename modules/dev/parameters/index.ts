export { parameterDefinitions, type ParameterDefinition } from "./definitions.js";
export { Parameters, type ParametersProps, type ParameterValue } from "./parameters.js";
export { Secret, type SecretProps } from "./secret.js";
