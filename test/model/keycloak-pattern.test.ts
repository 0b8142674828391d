import { matchesEvent } from "../../src/evaluation/log-filter/index.js";
import { masterRealmEvent } from "../../src/model/log-pattern/keycloak.js";

/** What the event listener says, in the order of its source; quotation marks since 24, the realm's name since 25. */
const said = (type: string, realm: string, rest = 'userId="u1", ipAddress="203.0.113.9"') =>
  `type="${type}", ${realm}, clientId="security-admin-console", ${rest}`;

const id = "a98c3a29-14f0-436e-92bb-288dc330be9a";
const since25 = (name: string) => `realmId="${id}", realmName="${name}"`;
const until24 = (realmId: string) => `realmId="${realmId}"`;

/** The two formats of Keycloak's console log. */
const formats = {
  plain: (message: string) => `2026-11-25 10:00:00,123 INFO  [org.keycloak.events] (executor-thread-7) ${message}`,
  json: (message: string) =>
    JSON.stringify({
      timestamp: "2026-11-25T10:00:00.123456789Z",
      sequence: 4711,
      loggerClassName: "org.jboss.logging.Logger",
      loggerName: "org.keycloak.events",
      level: "INFO",
      message,
      threadName: "executor-thread-7",
      threadId: 42,
      mdc: {},
      ndc: "",
      hostName: "keycloak-0",
      processName: "/usr/lib/jvm/java",
      processId: 1,
    }),
};

describe.each(Object.entries(formats))("in the %s format", (_, line) => {
  const tells = (pattern: string, message: string) => matchesEvent(pattern, line(message));

  test.each([
    [masterRealmEvent("LOGIN"), said("LOGIN", since25("master"))],
    [masterRealmEvent("LOGIN"), said("LOGIN", `realmId="master", realmName="master"`)],
    [masterRealmEvent("LOGIN_ERROR"), said("LOGIN_ERROR", since25("master"), 'userId="null", error="user_not_found"')],
    [masterRealmEvent("LOGIN", id), said("LOGIN", until24(id))],
    [masterRealmEvent("LOGIN", id), said("LOGIN", since25("master"))],
    [masterRealmEvent("LOGIN_ERROR", id), said("LOGIN_ERROR", until24(id))],
    [masterRealmEvent("LOGIN", "master"), said("LOGIN", until24("master"))],
  ])("%s is told of by %s", (pattern, message) => {
    expect(tells(pattern, message)).toBe(true);
  });

  test.each([
    [masterRealmEvent("LOGIN"), said("LOGIN", since25("shop"))],
    [masterRealmEvent("LOGIN"), said("LOGIN", since25("master-data"))],
    [masterRealmEvent("LOGIN"), said("LOGIN", since25("webmaster"))],
    [masterRealmEvent("LOGIN"), said("LOGIN_ERROR", since25("master"))],
    [masterRealmEvent("LOGIN"), said("CLIENT_LOGIN", since25("master"))],
    [masterRealmEvent("LOGIN"), said("LOGOUT", since25("master"))],
    [masterRealmEvent("LOGIN"), said("LOGIN", since25("shop"), 'username="master"')],
    [masterRealmEvent("LOGIN"), said("LOGIN", until24(id))],
    [masterRealmEvent("LOGIN_ERROR"), said("LOGIN", since25("master"))],
    [masterRealmEvent("LOGIN_ERROR"), said("CODE_TO_TOKEN_ERROR", since25("master"))],
    [masterRealmEvent("LOGIN", id), said("LOGIN", until24("b0000000-14f0-436e-92bb-288dc330be9a"))],
    [masterRealmEvent("LOGIN", id), said("LOGIN", until24("other"), `userId="${id}"`)],
    [masterRealmEvent("LOGIN"), 'operationType="CREATE", realmId="x", realmName="master", resourceType="USER"'],
    [masterRealmEvent("LOGIN"), "Keycloak 26.7.2 on JVM started in 5.1s. Listening on: http://0.0.0.0:8080"],
  ])("%s is not told of by %s", (pattern, message) => {
    expect(tells(pattern, message)).toBe(false);
  });
});
