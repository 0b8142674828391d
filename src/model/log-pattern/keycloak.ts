/**
 * A pattern for events of Keycloak's master realm in its log, as the event listener `jboss-logging` writes them, in lines or in
 * JSON (where quotation marks are escaped):
 * `type="LOGIN", realmId="…", realmName="master", clientId="security-admin-console", …`. Versions before 25 have no `realmName`; for
 * them, the id of the realm. The pattern holds a regular expression, of which a log group takes five.
 *
 * @see https://www.keycloak.org/docs/latest/server_admin/index.html#event-listener
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html#regex-expressions
 */
export function masterRealmEvent(type: string, realmId?: string): string {
  const realm = realmId === undefined ? `[^,]*,.realmName=${quoted("master")}` : quoted(realmId);
  return `%type=${quoted(type)},.realmId=${realm},%`;
}

/** As a regular expression, which takes no bare quotation mark. */
const quoted = (text: string): string => `\\\\?\\x22${text}\\\\?\\x22`;
