import { suggest } from "../schema/issue.js";
import { show } from "../schema/show.js";
import { isListToken, isToken } from "../schema/token.js";
import { nameLimits } from "./limits.js";
import { awsName, type EnvironmentName } from "./names.js";

/** What stands for a part of an alarm's name in a template. */
const placeholders = ["system", "environment", "service", "target", "row", "severity"] as const;

/** Without one of these, two alarms would have one name. */
const needed = ["service", "target", "row", "severity"] as const;

/** What a template of alarm names must be, in the words of its errors. */
export const templateRule = `a template of alarm names: text with ${needed.map((one) => `{${one}}`).join(", ")}, and {system} and {environment} where they are wanted`;

/**
 * What is wrong with a template of alarm names, if anything. A quotation mark would end the name in the rule of a composite alarm, and
 * a dollar sign before a brace is most likely one of JavaScript.
 */
export function templateProblem(template: string): string | undefined {
  if (isToken(template) || isListToken([template])) return `${show(template)} is not ${templateRule}`;
  const found = [...template.matchAll(/\{([^{}]*)\}/g)].map(([, word]) => word!);
  const unknown = found.find((word) => !(placeholders as readonly string[]).includes(word));
  if (unknown !== undefined)
    return `${show(template)}: there is no placeholder {${unknown}}${suggest(unknown, placeholders)}`;
  const missing = needed.filter((word) => !found.includes(word)).map((word) => `{${word}}`);
  if (missing.length > 0)
    return `${show(template)} has no ${missing.join(" and no ")}: two alarms would have one name; it needs ${needed.map((one) => `{${one}}`).join(", ")}`;
  const text = template.replace(/\{\w+\}/g, "");
  const wrong = /[\p{Cc}\p{Cs}"\\{}$]/u.exec(text)?.[0];
  if (wrong !== undefined)
    return `${show(template)} holds ${show(wrong)}; letters, digits, spaces and other marks than " \\ $ { } and control characters can stand between placeholders`;
  return template === template.trim() ? undefined : `${show(template)} begins or ends with a space; leave it out`;
}

/**
 * Why CloudWatch or the AWS provider would not take a name, if so. CloudWatch counts characters, the provider bytes: what is longer than
 * either is refused before a plan is.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 */
export function alarmNameProblem(name: string): string | undefined {
  if (name === "") return "is empty";
  const wrong = /[\u0000-\u001f\u007f\p{Cs}]/u.exec(name)?.[0];
  if (wrong !== undefined) return `holds ${JSON.stringify(wrong)}; CloudWatch takes control characters in no name`;
  const bytes = Buffer.byteLength(name);
  return bytes > nameLimits.alarm
    ? `is ${bytes} bytes long; CloudWatch's names have ${nameLimits.alarm} at most`
    : undefined;
}

/** What an alarm's name is made of. */
export interface NamedAlarm {
  readonly service: string;
  /** Keys of the target; none of what there is one of in an account. */
  readonly keys: readonly string[];
  /** None of what a service level tells. */
  readonly row?: string;
  readonly severity: string;
}

/** The name of an alarm by the environment's template; without one `idp-prod-aurora-main-writer-cpuUtilization-error`. */
export function alarmName(
  environment: EnvironmentName & { readonly alarms: { readonly name?: string | undefined } },
  { service, keys, row, severity }: NamedAlarm,
): string {
  const { system, name, alarms } = environment;
  if (alarms.name === undefined)
    return awsName("alarm", environment, service, ...keys, ...(row === undefined ? [] : [row]), severity);
  return fill(alarms.name, { system, environment: name, service, target: keys.join("-"), row: row ?? "", severity });
}

/** A placeholder that stands for nothing goes with the mark before it, or after it where none is before: `{service}-{target}` is `cognito`. */
function fill(template: string, values: Readonly<Record<(typeof placeholders)[number], string>>): string {
  const mark = { last: /[^\p{L}\p{N}]$/u, first: /^[^\p{L}\p{N}]/u };
  let name = "";
  let pending = false;
  for (const piece of template.split(/(?=\{)|(?<=\})/)) {
    const word = placeholders.find((one) => piece === `{${one}}`);
    const value = word === undefined ? piece : values[word];
    if (value === "") {
      pending = !mark.last.test(name);
      name = name.replace(mark.last, "");
    } else {
      name += pending ? value.replace(mark.first, "") : value;
      pending = false;
    }
  }
  return name;
}
