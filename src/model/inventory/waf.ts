import type * as z from "zod";
import { arn, name, object, oneOf, resources } from "../schema/fields.js";
import { targets } from "./targets.js";

/** An AWS WAF web ACL. */
export interface WebAclInput {
  /**
   * The web ACL's name.
   * @limits letters, digits, hyphens and underscores, 128 at most
   */
  readonly name: string;
  /**
   * The metric name of its visibility configuration: the `WebACL` of its metrics.
   * @default the web ACL's name
   * @limits letters, digits, hyphens and underscores, 128 at most
   */
  readonly metricName?: string;
  /**
   * `CLOUDFRONT` lives in us-east-1, and so do its metrics.
   * @default REGIONAL
   */
  readonly scope?: "REGIONAL" | "CLOUDFRONT";
  /** The web ACL's ARN. With it, the requests that it judges are logged. */
  readonly arn?: string;
}

const aclName = (what: string) =>
  name(/^[A-Za-z0-9_-]{1,128}$/, `${what}: letters, digits, hyphens and underscores, 128 at most`);

const webAcl = object({
  name: aclName("a web ACL name"),
  metricName: aclName("a metric name").optional(),
  scope: oneOf(["REGIONAL", "CLOUDFRONT"]).default("REGIONAL"),
  arn: arn("wafv2", "a web ACL").optional(),
});

export const wafSchema = resources(webAcl, "web ACLs", "name");

export type WebAcl = z.output<typeof webAcl>;

export const webAcls = targets(["waf", "*"]);
