import { httpApis, httpRoutes, type HttpApi, type HttpRoute } from "../../../../src/model/inventory/http-api.js";
import { restApis, restMethods, type RestApi, type RestMethod } from "../../../../src/model/inventory/rest-api.js";
import {
  webSocketApis,
  webSocketRoutes,
  type WebSocketApi,
  type WebSocketRoute,
} from "../../../../src/model/inventory/web-socket-api.js";
import { catalogue } from "../../engine/catalogue.js";
import { metrics } from "../../engine/metric.js";
import { awsRecommended, needsValue } from "../../engine/row.js";
import { percentOfRate } from "./rates.js";
import { fiveMinutePeriods, minutes } from "./windows.js";

const api = metrics("AWS/ApiGateway");

export const restStage = ({ name, stage }: RestApi) => ({ ApiName: name, Stage: stage });
const restMethod = ({ resource, method, api: of }: RestMethod) => ({
  ...restStage(of),
  Resource: resource,
  Method: method,
});
export const stage = ({ id, stage: name }: HttpApi | WebSocketApi) => ({ ApiId: id, Stage: name });
const httpRoute = ({ resource, method, api: of }: HttpRoute) => ({ ...stage(of), Resource: resource, Method: method });
const webSocketRoute = ({ route, api: of }: WebSocketRoute) => ({ ...stage(of), Route: route });

/** API Gateway defines the average of an error metric as its rate. AWS says 5 % for all; below 20 requests a rate says nothing. */
const errorRate = (name: string, count: string) => ({
  math: percentOfRate("errors", "requests"),
  metrics: { errors: api(name, "Average", "Count"), requests: api(count, "SampleCount", "Count") },
  unit: "Percent" as const,
  treatMissingData: "notBreaching" as const,
});

const traffic = (count: string) => ({
  metric: api(count, "SampleCount", "Count"),
  below: {
    warn: needsValue(
      "Take the fewest requests in a minute that are normal, or an anomalyBand.",
      "1 分あたりの平常時の最少リクエスト数か anomalyBand を指定してください。",
    ),
  },
  window: minutes(10),
  treatMissingData: "breaching" as const, // no request, no data
  followsTraffic: true as const,
  because: {
    en: "Fewer requests reach the API than should: clients may not get through.",
    ja: "API へのリクエストが平常より少なく、クライアントが到達できていない可能性があります。",
  },
  remedy: {
    en: "Call the API from outside with curl and check DNS, certificate, WAF and authorizer; then ask the owners of its clients.",
    ja: "curl などで外部から呼び出して DNS、証明書、WAF、オーソライザーを確認し、クライアント側にも確認します。",
  },
  source: [awsRecommended],
});

const latency = {
  metric: api("Latency", "p90", "Milliseconds"),
  // A second is what the documents ask for, and no more than a warning; AWS begins at 2,500 ms.
  atLeast: { warn: 1000 },
  window: fiveMinutePeriods(3),
  treatMissingData: "notBreaching" as const, // AWS leaves it missing; without requests it would then stay in alarm
  because: {
    en: "The slowest requests take {threshold} or longer: clients wait.",
    ja: "遅いリクエストの応答に {threshold} 以上かかり、クライアントを待たせています。",
  },
  remedy: {
    en: "Compare IntegrationLatency in CloudWatch: if it is as high, the backend is slow; if not, the authorizer is.",
    ja: "CloudWatch の IntegrationLatency と比べます。同程度なら背後の処理、そうでなければオーソライザーが原因です。",
  },
  source: ["S2", awsRecommended],
};

const integrationLatency = {
  metric: api("IntegrationLatency", "p90", "Milliseconds"),
  atLeast: { warn: 2000 },
  window: fiveMinutePeriods(3),
  treatMissingData: "notBreaching" as const,
  because: {
    en: "The backend of the API takes {threshold} or longer for the slowest requests: clients wait.",
    ja: "遅いリクエストで API の背後の処理に {threshold} 以上かかり、クライアントを待たせています。",
  },
  remedy: {
    en: "Look at the alarms of the function or service behind the API, then read its log in Logs Insights.",
    ja: "背後の関数やサービスのアラームを見て、Logs Insights でログを読みます。",
  },
  source: [awsRecommended],
};

const clientErrors = {
  above: { warn: 5 },
  window: fiveMinutePeriods(3), // four requests a minute are enough for a rate
  because: {
    en: "More than {threshold} of the requests are refused with 4xx: clients are turned away.",
    ja: "{threshold} 超のリクエストが 4xx で拒否されています。",
  },
  remedy: {
    en: "Group the access log by client, route and status: expired credentials and changed contracts are the usual causes.",
    ja: "アクセスログをクライアント、ルート、ステータスで集計し、偏りを見ます。認証切れや仕様変更が典型です。",
  },
  source: [awsRecommended],
};

const serverErrors = {
  above: { warn: 5 }, // the documents ask for no more than a warning
  window: fiveMinutePeriods(3),
  because: {
    en: "More than {threshold} of the requests fail in the API or behind it: clients get an error.",
    ja: "{threshold} 超のリクエストが API またはその背後で失敗し、クライアントにエラーが返っています。",
  },
  remedy: {
    en: "Read the stage's execution log in CloudWatch Logs: integration errors, timeouts, missing permission to invoke the function behind the API.",
    ja: "CloudWatch Logs の実行ログで、統合エラー、タイムアウト、背後の関数の呼び出し権限を確認します。",
  },
  source: ["S2", "S4", awsRecommended],
};

export const restApiAlarms = {
  ...catalogue("restApi", restApis, {
    clientErrorRate: { ...errorRate("4XXError", "Count"), ...clientErrors, dimensions: restStage },
    serverErrorRate: { ...errorRate("5XXError", "Count"), ...serverErrors, dimensions: restStage },
    latency: { ...latency, dimensions: restStage },
    requests: { ...traffic("Count"), dimensions: restStage, when: ({ steadyTraffic }) => steadyTraffic },
  }),
  ...catalogue("restApi", restMethods, {
    methodLatency: { ...latency, dimensions: restMethod },
    methodRequests: { ...traffic("Count"), dimensions: restMethod, when: ({ api: of }) => of.steadyTraffic },
  }),
};

export const httpApiAlarms = {
  ...catalogue("httpApi", httpApis, {
    clientErrorRate: { ...errorRate("4xx", "Count"), ...clientErrors, dimensions: stage },
    serverErrorRate: { ...errorRate("5xx", "Count"), ...serverErrors, dimensions: stage },
    latency: { ...latency, dimensions: stage },
    requests: { ...traffic("Count"), dimensions: stage, when: ({ steadyTraffic }) => steadyTraffic },
  }),
  ...catalogue("httpApi", httpRoutes, {
    routeLatency: { ...latency, dimensions: httpRoute },
    routeRequests: { ...traffic("Count"), dimensions: httpRoute, when: ({ api: of }) => of.steadyTraffic },
  }),
};

export const webSocketApiAlarms = {
  ...catalogue("webSocketApi", webSocketApis, {
    clientErrorRate: { ...errorRate("ClientError", "MessageCount"), ...clientErrors, dimensions: stage },
    executionErrorRate: { ...errorRate("ExecutionError", "MessageCount"), ...serverErrors, dimensions: stage },
    integrationLatency: { ...integrationLatency, dimensions: stage },
    messages: { ...traffic("MessageCount"), dimensions: stage, when: ({ steadyTraffic }) => steadyTraffic },
  }),
  ...catalogue("webSocketApi", webSocketRoutes, {
    routeIntegrationLatency: { ...integrationLatency, dimensions: webSocketRoute },
    routeMessages: {
      ...traffic("MessageCount"),
      dimensions: webSocketRoute,
      when: ({ api: of }) => of.steadyTraffic,
    },
  }),
};
