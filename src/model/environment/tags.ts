import type { Report } from "../schema/fields.js";
import { show } from "../schema/issue.js";
import { isVisible } from "../schema/visible.js";

/**
 * What AWS takes of tags on one resource.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-Tagging.html
 */
const limits = { tags: 50, key: 128, value: 256 };

/** Tags that everything has anyhow. */
const own = ["Name", "System", "Environment", "Owner"];

/**
 * What is wrong with the tags of an environment, and with the names of teams, which become tags.
 */
export function checkTags(tags: unknown, owners: unknown, report: Report): void {
  const given = Object.entries(recordOf(tags));
  const room = limits.tags - own.length;
  if (given.length > room) {
    report(
      ["tags"],
      `${given.length} tags are more than the ${room} that go beside ${own.join(", ")}; AWS takes ${limits.tags} in all`,
    );
  }
  const known = new Map(own.map((tag) => [tag.toLowerCase(), tag]));
  for (const [key, value] of given) {
    const twin = known.get(key.toLowerCase());
    known.set(key.toLowerCase(), key);
    const problem = keyProblem(key, twin) ?? valueProblem(value);
    if (problem) report(["tags", key], problem);
  }
  for (const [team, owner] of Object.entries(recordOf(owners))) {
    const problem = valueProblem(recordOf(owner).name);
    if (problem) report(["owners", team, "name"], problem);
  }
}

function keyProblem(key: string, twin: string | undefined): string | undefined {
  if (twin !== undefined && own.includes(twin)) {
    return twin === key
      ? `is set from ${key === "Name" ? "the name of each resource" : "system, name and owners"}; leave it out`
      : `differs from ${show(twin)}, which is set anyhow, only in upper and lower case; AWS asks to avoid such pairs`;
  }
  if (twin !== undefined)
    return `differs from ${show(twin)} only in upper and lower case; AWS asks to avoid such pairs`;
  if (/^aws:/i.test(key)) return "begins with aws:, which AWS keeps for itself";
  if (!isVisible(key)) return "has no key";
  return key.length > limits.key ? `has a key of ${key.length} characters; AWS takes ${limits.key}` : undefined;
}

const valueProblem = (value: unknown): string | undefined =>
  typeof value === "string" && value.length > limits.value
    ? `has ${value.length} characters; AWS takes ${limits.value} in the value of a tag`
    : undefined;

const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
