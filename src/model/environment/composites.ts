import * as z from "zod";
import { alarmNameProblem } from "../names/index.js";
import { checked, checkedText, expects, integer, object, oneOf, plainText, record, text } from "../schema/fields.js";
import { show } from "../schema/issue.js";
import { isToken, keepReference } from "../schema/token.js";
import { routeName } from "./routes.js";
import { runbookSchema } from "./runbook.js";
import { severities, type Severity } from "./severity.js";

/** Targets by their keys, with what is in them: `main` is `main/writer` too. `all` are those that there are. */
export type CompositeTargets = "all" | readonly string[];

/**
 * Alarms that are told as one.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-combining.html
 */
export interface CompositeInput {
  /** The alarms that it is made of: targets, by the id of the alarm or `<service>.*`. All are in one region, which is its own. */
  readonly of: Readonly<Record<string, CompositeTargets | undefined>>;
  /**
   * When it goes off: while any of them is in ALARM, while all are, or so many at once.
   * @default any
   */
  readonly when?: "any" | "all" | AtLeast;
  /**
   * The severity that it is told at.
   * @default error
   */
  readonly severity?: Severity;
  /**
   * The severity of the alarms that it is made of, or `both`.
   * @default its own
   */
  readonly from?: Severity | "both";
  /**
   * Whether its alarms tell nobody, or are told besides. What EC2 does when an alarm goes off is done in any case.
   * @default silent
   */
  readonly children?: "silent" | "told";
  /** What holds its notices back, such as a deployment; nothing where it is left out. */
  readonly suppressor?: Suppressor;
  /**
   * The route that its notices go by.
   * @default that of its severity
   * @limits a key of alarms.routes.others, or a severity
   */
  readonly route?: string;
  /**
   * What it says happened, in the language of the environment.
   * @default which alarms it is made of
   */
  readonly because?: string;
  /**
   * What to do, in the language of the environment.
   * @default to look at its alarms
   */
  readonly remedy?: string;
  /**
   * Where its runbook is: `{alarm}` becomes `composite.<key>`.
   * @default that of all alarms, `alarms.runbook`
   */
  readonly runbook?: string;
}

/** So many of several. */
export interface AtLeast {
  /**
   * How many are in ALARM at once.
   * @limits a whole number from 1 to 100
   */
  readonly atLeast: number;
}

/**
 * An alarm that holds the notices of another one back while it is in ALARM.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html
 */
export interface Suppressor {
  /** The name of an alarm in the account, in the region of the alarms that it suppresses. */
  readonly alarm: string;
  /**
   * Seconds that a notice waits for the suppressor to go into ALARM. What nothing suppresses is told so much later.
   * @default 60
   * @limits a whole number from 0 to 86400
   */
  readonly waitPeriod?: number;
  /**
   * Seconds that notices are held back after it has left ALARM. What is in ALARM still is told then.
   * @default 60
   * @limits a whole number from 0 to 86400
   */
  readonly extensionPeriod?: number;
}

const targetsRule = 'all, or a list of keys of targets such as ["main/api"]';
const targets = z.union(
  [z.literal("all"), z.array(text("the key of a target")).min(1, expects(targetsRule))],
  expects(targetsRule),
);

const of = checked(
  z.record(z.string(), targets.optional(), expects("a record of targets by the id of an alarm or <service>.*")),
  (given, report) => {
    if (Object.keys(given).length === 0) report([], "names no alarm; give ids of alarms with their targets");
  },
);

const when = z.union(
  [oneOf(["any", "all"]), object({ atLeast: integer(1, 100, "alarms") })],
  expects('"any", "all" or an object with atLeast, a whole number from 1 to 100'),
);

const seconds = (what: string) => integer(0, 86_400, what).default(60);

const suppressor = object({
  alarm: checkedText("the name of an alarm in the account", (value) => {
    if (isToken(value)) return undefined;
    const problem = value.startsWith("arn:") ? "is an ARN; give the alarm's name" : alarmNameProblem(value);
    return problem && `${show(value)} ${problem}`;
  }).overwrite(keepReference),
  waitPeriod: seconds("seconds to wait for the suppressor"),
  extensionPeriod: seconds("seconds after the suppressor"),
});

const composite = object({
  of,
  when: when.default("any"),
  severity: oneOf(severities).default("error"),
  from: oneOf([...severities, "both"]).optional(),
  children: oneOf(["silent", "told"]).default("silent"),
  suppressor: suppressor.optional(),
  route: routeName().optional(),
  because: plainText("what the alarm says happened").optional(),
  remedy: plainText("what to do").optional(),
  runbook: runbookSchema.optional(),
});

export const compositesSchema = record(composite, "composite alarms").default({});

export type Composite = z.output<typeof composite>;
