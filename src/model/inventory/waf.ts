import type * as z from "zod";
import { arn, name, object, oneOf, resources } from "../schema/fields.js";
import { targets } from "./targets.js";

const aclName = (what: string) =>
  name(/^[A-Za-z0-9_-]{1,128}$/, `${what}: letters, digits, hyphens and underscores, 128 at most`);

const webAcl = object({
  /** The web ACL's name. */
  name: aclName("a web ACL name"),
  /**
   * The metric name of its visibility configuration: the `WebACL` of its metrics.
   * @default the web ACL's name
   */
  metricName: aclName("a metric name").optional(),
  /**
   * `CLOUDFRONT` lives in us-east-1, and so do its metrics.
   * @default REGIONAL
   */
  scope: oneOf(["REGIONAL", "CLOUDFRONT"]).default("REGIONAL"),
  /** The web ACL's ARN. With it, the requests that it judges are logged. */
  arn: arn("wafv2", "a web ACL").optional(),
});

/** AWS WAF web ACLs. */
export const wafSchema = resources(webAcl, "web ACLs", "name");

export type WebAcl = z.output<typeof webAcl>;

export const webAcls = targets(["waf", "*"]);
