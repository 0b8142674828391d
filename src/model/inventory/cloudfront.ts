import type * as z from "zod";
import { boolean, integer, name, object, resources } from "../schema/fields.js";
import { targets } from "./targets.js";

const edgeFunction = object({
  /** The CloudFront function's name. */
  name: name(/^[a-zA-Z0-9-_]{1,64}$/, "a CloudFront function name"),
});

const distribution = object({
  /** The distribution's id. */
  id: name(/^E[A-Z0-9]{6,14}$/, "a distribution id: E…"),
  /**
   * Whether the additional metrics of the distribution are on (origin latency, error rates by status code); they cost extra.
   * @default false
   */
  additionalMetrics: boolean().default(false),
  /**
   * Seconds that CloudFront waits for the origin.
   * @default 30
   */
  originResponseTimeout: integer(1, 180, "seconds").default(30),
  /** CloudFront functions of the distribution. */
  functions: resources(edgeFunction, "CloudFront functions", "name").default({}),
});

/** CloudFront distributions. */
export const cloudfrontSchema = resources(distribution, "CloudFront distributions", "id");

export type Distribution = z.output<typeof distribution>;
export type EdgeFunction = z.output<typeof edgeFunction> & { readonly distribution: Distribution };

export const distributions = targets(["cloudfront", "*"]);

export const edgeFunctions = targets(["cloudfront", "*", "functions", "*"], ([distribution, found]) => ({
  ...found,
  distribution,
}));
