import * as z from "zod";
import { budgetOf, burnPairs, burnRateOf, lowestObjective } from "../burn-rates.js";
import { checked, expects, integer, oneKeyOf, record, text } from "../schema/fields.js";
import { tidy } from "../tidy.js";
import { offSchema } from "./overrides.js";
import { routeName } from "./routes.js";
import type { SomeSeverities } from "./severity.js";

/** What users are promised of one service: of exactly one thing of the inventory, by its key there. */
export interface ServiceLevelInput {
  /** The load balancer that is asked; 5xx of its own and of its targets are failures. */
  readonly alb?: string;
  /** The HTTP API that is asked; 5xx are failures. */
  readonly httpApi?: string;
  /** The REST API that is asked; 5xx are failures. */
  readonly restApi?: string;
  /** The function that is invoked; errors and throttled invocations are failures. */
  readonly lambda?: string;
  /** The canary that runs, at least every other minute; failed runs are failures. */
  readonly synthetics?: string;
  /**
   * Percent of requests that succeed: 99.9 lets one in a thousand fail. For windows of 30 days it must be above 93.06: 14.4 times
   * what may fail then is less than everything.
   * @limits above 0 and below 100
   */
  readonly objective: number;
  /**
   * Seconds within which they succeed: a request that takes longer is a failure then, and one that fails is none. Say both with a
   * service level each. Not for canaries.
   * @default how long it takes does not matter
   * @limits from 0.001 to 3600, to the millisecond
   */
  readonly within?: number;
  /**
   * Days that the objective is of.
   * @default 30
   * @limits a whole number from 7 to 90
   */
  readonly window?: number;
  /**
   * Failures below which an hour, six hours or three days say nothing, however few requests came: one of three at night wakes nobody.
   * @default 5
   * @limits a whole number from 1 to 1000
   */
  readonly leastFailures?: number;
  /**
   * The route that its notices go by.
   * @default that of the severity
   * @limits a key of alarms.routes.others, or a severity
   */
  readonly route?: string;
  /** Why nothing is told, or why one severity is not. */
  readonly off?: string | SomeSeverities<string>;
}

/** Where failures are counted. */
export const serviceLevelSources = ["alb", "httpApi", "restApi", "lambda", "synthetics"] as const;
export type ServiceLevelSource = (typeof serviceLevelSources)[number];

const source = (what: string) => text(`the key of ${what} in the inventory`).optional();

const between = "a percentage: above 0 and below 100";

const time = "seconds: from 0.001 to 3600, to the millisecond";
const isTime = (value: number) => value >= 0.001 && value <= 3600 && Number(value.toFixed(3)) === value;

const serviceLevel = checked(
  oneKeyOf(
    {
      alb: source("a load balancer"),
      httpApi: source("an HTTP API"),
      restApi: source("a REST API"),
      lambda: source("a function"),
      synthetics: source("a canary"),
      objective: z.number(expects(between)).refine((value) => value > 0 && value < 100, expects(between)),
      within: z.number(expects(time)).refine(isTime, expects(time)).optional(),
      window: integer(7, 90, "days").default(30),
      leastFailures: integer(1, 1000, "failures").default(5),
      route: routeName().optional(),
      off: offSchema.optional(),
    },
    serviceLevelSources,
  ),
  ({ objective, window }, report) => {
    if (typeof objective !== "number" || typeof window !== "number") return;
    if (!(objective > 0 && objective < 100 && window >= 7 && window <= 90)) return;
    const least = lowestObjective(window);
    if (objective > least) return;
    const rate = Math.max(...burnPairs.map((pair) => burnRateOf(pair, window)));
    const fails = budgetOf(objective);
    report(
      ["objective"],
      `${objective} lets ${fails} % fail; ${rate} times as much, which is told at once, is ${tidy(rate * fails)} % and can never be exceeded: give more than ${Math.ceil(least * 1000) / 1000}`,
    );
  },
);

export const serviceLevelsSchema = record(serviceLevel, "service levels");

export type ServiceLevel = z.output<typeof serviceLevel>;
