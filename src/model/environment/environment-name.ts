import { checkedText } from "../schema/fields.js";
import { show } from "../schema/issue.js";

const pattern = /^(?=.{1,12}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const right = "an environment's name: up to 12 lower-case letters and digits, with hyphens between them";

/**
 * What the AWS names of an environment go on with after its own, besides the services of the inventory. A name that another one
 * begins may not go on with any of these: `shop-prod-trail-…` would be of `prod` and of `prod-trail`, and so would what
 * `shop-prod-trail-*` stands for.
 */
const furtherWords = [
  "access",
  "admin",
  "alarms",
  "api",
  "archive",
  "athena",
  "backup",
  "backups",
  "chat",
  "composite",
  "config",
  "continuous",
  "daily",
  "findings",
  "guardDuty",
  "health",
  "inspector",
  "keycloak",
  "log",
  "logArchive",
  "macie",
  "mfa",
  "networks",
  "notification",
  "ok",
  "patches",
  "privilegedUse",
  "restore",
  "safeguards",
  "serviceLevel",
  "slack",
  "spend",
  "teams",
  "telemetry",
  "traffic",
  "trail",
] as const;

/** Whether AWS names of an environment go on with a word. Some names do not differ by case. */
export function goesOnWith(services: readonly string[]): (word: string) => boolean {
  const words = new Set([...services, ...furtherWords].map((word) => word.toLowerCase()));
  return (word) => words.has(word.toLowerCase());
}

/** The name of an environment; what follows a hyphen must not be what names of another environment go on with. */
export const environmentName = (services: readonly string[]) => {
  const isTaken = goesOnWith(services);
  return checkedText(right, (value) => {
    if (!pattern.test(value)) return `${show(value)} is not ${right}`;
    const parts = value.split("-");
    const index = parts.findIndex((part, at) => at > 0 && isTaken(part));
    if (index === -1) return undefined;
    const shorter = show(parts.slice(0, index).join("-"));
    return `${show(value)} goes on with "${parts[index]}", as names of what an environment ${shorter} has do: the one would be told of the other's alarms; give another name`;
  });
};
