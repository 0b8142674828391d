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
      en: "The number of sign-ins to Keycloak's master realm has reached {threshold}: whoever signs in there can change everything.",
      ja: "Keycloak の master レルムへのサインインの回数が {threshold} に達しました。master レルムではすべてを変更できます。",
    },
    remedy: {
      en: "Look up user and address in the log with Logs Insights, and ask who it was and what for. If nobody knows, end the sessions and disable the user.",
      ja: "Logs Insights でユーザーと接続元を調べ、誰が何のために使ったかを確認します。不明ならセッションを終了しユーザーを無効にします。",
    },
    source,
  },
  masterSignInFailed: {
    log: events("LOGIN_ERROR"),
    atLeast: { warn: 1, error: 10 },
    window: fiveMinutePeriods(1),
    treatMissingData: "notBreaching", // a log that says nothing tells of nobody
    because: {
      en: "The number of failed sign-ins to Keycloak's master realm has reached {threshold}: somebody may be guessing an administrator's password.",
      ja: "Keycloak の master レルムへのサインイン失敗の回数が {threshold} に達しました。管理者のパスワードが試されている可能性があります。",
    },
    remedy: {
      en: "Look up users and addresses in the log with Logs Insights: a single failure is usually a typing error, many are an attack. Check whether the admin paths can be reached from those addresses.",
      ja: "Logs Insights でユーザーと接続元を調べます。1 回なら入力ミス、多数なら攻撃です。そこから管理パスに到達できるかも確認します。",
    },
    source,
  },
});
