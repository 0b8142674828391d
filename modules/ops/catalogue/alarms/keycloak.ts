import { keycloakLogs, type KeycloakLog } from "../../../../src/model/contract/keycloak.js";
import { masterRealmEvent } from "../../../../src/model/log-pattern/keycloak.js";
import { catalogue } from "../../engine/catalogue.js";
import { awsDocs } from "../../engine/row.js";
import { fiveMinutePeriods } from "./windows.js";

const events = (type: string) =>
  ({
    group: ({ logGroup }: KeycloakLog) => logGroup,
    pattern: ({ masterRealmId }: KeycloakLog) => masterRealmEvent(type, masterRealmId),
    value: "1",
    defaultValue: 0,
    statistic: "Sum",
    unit: "Count",
  }) as const;

const source = [
  "S0",
  "https://www.keycloak.org/docs/latest/server_admin/index.html#event-listener",
  awsDocs("AmazonCloudWatch/latest/logs/MonitoringLogData.html"),
];

/** Use of Keycloak by its administrators, who are in the master realm. */
export const keycloakAlarms = catalogue("keycloak", keycloakLogs, {
  masterSignIn: {
    log: events("LOGIN"),
    atLeast: { warn: 1 },
    window: fiveMinutePeriods(1),
    treatMissingData: "notBreaching", // a log that says nothing tells of nobody
    because: {
      en: "Somebody signed in to the master realm of Keycloak.",
      ja: "Keycloak の master レルムへのサインインがありました。",
    },
    remedy: {
      en: "Ask who it was and what for; the log has the user and the address. If nobody knows, end the sessions and disable the user.",
      ja: "誰が何のために使ったかを確認します（ユーザーと接続元はログにあります）。不明ならセッションを終了しユーザーを無効にします。",
    },
    source,
  },
  masterSignInFailed: {
    log: events("LOGIN_ERROR"),
    atLeast: { warn: 1, error: 10 },
    window: fiveMinutePeriods(1),
    treatMissingData: "notBreaching", // a log that says nothing tells of nobody
    because: {
      en: "Somebody failed to sign in to the master realm of Keycloak.",
      ja: "Keycloak の master レルムへのサインインに失敗した人がいます。",
    },
    remedy: {
      en: "One failure is a typing error; many are an attack: see where they come from, and whether the admin paths can be reached from there.",
      ja: "1 回なら入力ミス、多数なら攻撃です。接続元と、そこから管理パスに到達できるかを確認します。",
    },
    source,
  },
});
