import { type AlarmState, alarmStates, type AlarmStateRule, type NamePattern } from "../types.js";

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * An event pattern that changes of alarms' states match; undefined where it is of other events. What the evaluation does not know
 * of patterns is named in `unread`.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
export function readEventPattern(text: string): Omit<AlarmStateRule, "name" | "targets"> | undefined {
  const pattern = parsed(text);
  if (!isObject(pattern) || !matches(pattern.source, "aws.cloudwatch")) return undefined;
  if (!matches(pattern["detail-type"], "CloudWatch Alarm State Change")) return undefined;
  const { resources, detail = {} } = pattern;
  if (!isObject(detail)) return { unread: "detail" };
  const { alarmName, state, previousState, ...others } = detail;
  const unread = [
    ...Object.keys(pattern).filter((key) => !known.includes(key)),
    ...Object.keys(others).map((key) => `detail.${key}`),
  ];
  const read = <Value>(place: string, value: unknown, fits: (one: unknown) => one is Value): Value[] | undefined => {
    if (value === undefined) return undefined;
    if (Array.isArray(value) && value.every(fits)) return value;
    unread.push(place);
    return undefined;
  };
  const stateOf = (place: string, given: unknown) => {
    if (given === undefined) return undefined;
    const { value, ...more } = isObject(given) ? given : { given };
    if (Object.keys(more).length > 0) unread.push(place);
    return read(place, value, isState);
  };
  const rule = {
    resources: read("resources", resources, isEnd),
    alarmNames: read("detail.alarmName", alarmName, isNamePattern),
    from: stateOf("detail.previousState", previousState),
    to: stateOf("detail.state", state),
  };
  return unread.length > 0 ? { unread: unread.join(", ") } : rule;
}

const known = ["source", "detail-type", "resources", "detail"];

const matches = (given: unknown, value: string): boolean =>
  given === undefined || (Array.isArray(given) && given.includes(value));

const isState = (value: unknown): value is AlarmState => alarmStates.includes(value as AlarmState);

/** How an ARN begins is not known before its alarm is made. */
const isEnd = (value: unknown): value is NamePattern =>
  isNamePattern(value) && (typeof value === "string" || value.suffix !== undefined);

function isNamePattern(value: unknown): value is NamePattern {
  if (typeof value === "string") return !value.includes("${"); // only Terraform knows it
  if (!isObject(value) || Object.keys(value).length !== 1) return false;
  return typeof value.prefix === "string" || typeof value.suffix === "string";
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
