export { AdoptedLambdaFunction, type AdoptedLambdaFunctionProps } from "./adopted-lambda-function.js";
export { lambdaInsightsLayerArn, lambdaInsightsPolicyArn, type LambdaArchitecture } from "./layer.js";
