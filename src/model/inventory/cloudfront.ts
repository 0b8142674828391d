import type * as z from "zod";
import { boolean, integer, name, object, resources } from "../schema/fields.js";
import { targets } from "./targets.js";

/** A CloudFront function. */
export interface EdgeFunctionInput {
  /** The CloudFront function's name. */
  readonly name: string;
}

/** A CloudFront distribution. */
export interface DistributionInput {
  /**
   * The distribution's id.
   * @limits E…
   */
  readonly id: string;
  /**
   * Whether the additional metrics of the distribution are on (origin latency, error rates by status code); they cost extra.
   * @default false
   */
  readonly additionalMetrics?: boolean;
  /**
   * Whether its requests are logged in the bucket of `telemetry.accessLogs`, where there is one, by standard logging (v2), of which a
   * distribution has one source.
   * @default true
   */
  readonly accessLogs?: boolean;
  /**
   * Seconds that CloudFront waits for the origin.
   * @default 30
   * @limits a whole number from 1 to 180
   */
  readonly originResponseTimeout?: number;
  /** CloudFront functions of the distribution. */
  readonly functions?: Readonly<Record<string, EdgeFunctionInput>>;
}

const edgeFunction = object({
  name: name(/^[a-zA-Z0-9-_]{1,64}$/, "a CloudFront function name"),
});

const distribution = object({
  id: name(/^E[A-Z0-9]{6,14}$/, "a distribution id: E…"),
  additionalMetrics: boolean().default(false),
  accessLogs: boolean().default(true),
  originResponseTimeout: integer(1, 180, "seconds").default(30),
  functions: resources(edgeFunction, "CloudFront functions", "name").default({}),
});

export const cloudfrontSchema = resources(distribution, "CloudFront distributions", "id");

export type Distribution = z.output<typeof distribution>;
export type EdgeFunction = z.output<typeof edgeFunction> & { readonly distribution: Distribution };

export const distributions = targets(["cloudfront", "*"]);

export const edgeFunctions = targets(["cloudfront", "*", "functions", "*"], ([distribution, found]) => ({
  ...found,
  distribution,
}));
