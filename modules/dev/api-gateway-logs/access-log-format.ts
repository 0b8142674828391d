/** The kinds of API, which know their routes by different names. */
export type ApiKind = "restApi" | "httpApi" | "webSocketApi";

const common = {
  requestId: "$context.requestId",
  extendedRequestId: "$context.extendedRequestId",
  requestTime: "$context.requestTime",
  ip: "$context.identity.sourceIp",
  status: "$context.status",
};

const ofKind: Readonly<Record<ApiKind, Readonly<Record<string, string>>>> = {
  restApi: {
    httpMethod: "$context.httpMethod",
    resourcePath: "$context.resourcePath",
    protocol: "$context.protocol",
    responseLength: "$context.responseLength",
    responseLatency: "$context.responseLatency",
    integrationLatency: "$context.integrationLatency",
  },
  httpApi: {
    httpMethod: "$context.httpMethod",
    routeKey: "$context.routeKey",
    protocol: "$context.protocol",
    responseLength: "$context.responseLength",
    responseLatency: "$context.responseLatency",
    integrationLatency: "$context.integrationLatency",
  },
  webSocketApi: {
    eventType: "$context.eventType",
    routeKey: "$context.routeKey",
    connectionId: "$context.connectionId",
  },
};

/**
 * The access log format of a stage: one JSON object per request, so that Logs Insights and Athena read its fields.
 *
 * @param kind The kind of API, which decides what a request tells.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-logging.html
 */
export const accessLogFormat = (kind: ApiKind): string => JSON.stringify({ ...common, ...ofKind[kind] });
