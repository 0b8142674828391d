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
  because: { en: "Fewer requests come than should.", ja: "リクエストが平常より減っています。" },
  remedy: {
    en: "Call the API from outside: DNS, certificate, WAF, authorizer; then ask its clients.",
    ja: "外部から呼び出して DNS、証明書、WAF、オーソライザーを確認し、クライアント側にも確認します。",
  },
  source: [awsRecommended],
});

const latency = {
  metric: api("Latency", "p90", "Milliseconds"),
  // A second is what the documents ask for, and no more than a warning; AWS begins at 2,500 ms.
  atLeast: { warn: 1000 },
  window: fiveMinutePeriods(3),
  treatMissingData: "notBreaching" as const, // AWS leaves it missing; without requests it would then stay in alarm
  because: { en: "One request in ten is answered too late.", ja: "1 割のリクエストの応答が遅れています。" },
  remedy: {
    en: "Compare with the integration's latency: is it what stands behind the API, or the authorizer in front?",
    ja: "統合レイテンシと比べ、背後の処理かオーソライザーかを切り分けます。",
  },
  source: ["S2", awsRecommended],
};

const integrationLatency = {
  metric: api("IntegrationLatency", "p90", "Milliseconds"),
  atLeast: { warn: 2000 },
  window: fiveMinutePeriods(3),
  treatMissingData: "notBreaching" as const,
  because: {
    en: "What stands behind the API takes more than two seconds for one request in ten.",
    ja: "1 割のリクエストで背後の処理が 2 秒を超えています。",
  },
  remedy: {
    en: "Look at the alarms and the log of the function or service behind the API.",
    ja: "背後の関数やサービスのアラームとログを確認します。",
  },
  source: [awsRecommended],
};

const clientErrors = {
  above: { warn: 5 },
  window: fiveMinutePeriods(3), // four requests a minute are enough for a rate
  because: { en: "More than 5 % of the requests are refused as wrong.", ja: "5 % 超のリクエストが 4xx です。" },
  remedy: {
    en: "Read the access log: one client, one route, one status? Expired credentials and changed contracts are usual.",
    ja: "アクセスログでクライアント、ルート、ステータスの偏りを見ます。認証切れや仕様変更が典型です。",
  },
  source: [awsRecommended],
};

const serverErrors = {
  above: { warn: 5 }, // the documents ask for no more than a warning
  window: fiveMinutePeriods(3),
  because: { en: "More than 5 % of the requests fail in the API or behind it.", ja: "5 % 超のリクエストが 5xx です。" },
  remedy: {
    en: "Read the execution log: integration errors, timeouts, permissions of the function behind the API.",
    ja: "実行ログで統合エラー、タイムアウト、背後の関数の権限を確認します。",
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
