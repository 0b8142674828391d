import * as z from "zod";
import { boolean, checked, checkedText, expects, matching, object, oneOf, plainText, text } from "../schema/fields.js";
import { networks } from "../schema/network.js";
import { pathProblem } from "../path-pattern.js";

/** Paths of an application that only privileged users use, which AWS WAF lets be reached from their networks alone. */
export interface AdminPathsInput {
  /** The reason why there is no rule group. */
  readonly off?: string;
  /**
   * Where the web ACL is that takes the rule group in: `CLOUDFRONT` of a distribution, which lives in us-east-1.
   * @default REGIONAL
   */
  readonly scope?: "REGIONAL" | "CLOUDFRONT";
  /**
   * What happens to a request from elsewhere: `count` only counts it, to see first whom it would hit.
   * @default block
   */
  readonly mode?: "block" | "count";
  /**
   * The paths, with all below them, up to nine: segments of lower-case letters, digits and - . _ ~, as requests are matched whatever
   * their case.
   * @default ["/admin", "/realms/master", "/auth/admin", "/auth/realms/master"], those of Keycloak
   */
  readonly paths?: readonly string[];
  /**
   * The header whose last address is the client's, where a proxy stands before the web ACL and sets it: `X-Forwarded-For` behind
   * CloudFront. A request without the header counts as one from elsewhere.
   * @default the address that the request comes from
   * @limits letters, digits and hyphens, 255 at most
   */
  readonly forwardedHeader?: string;
  /**
   * Whether a web ACL is made that holds the rule group and allows everything else, where no pipeline has one yet.
   * @default false
   */
  readonly webAcl?: boolean;
}

/** What holds for privileged users: where they come from, what of theirs is restricted, and what is told of it. */
export interface PrivilegedUseInput {
  /**
   * Where the trail is that logs the account's management events, where the inventory's `cloudTrail` does not hold it: without one
   * no notice comes.
   * @default the inventory holds it
   */
  readonly trail?: string;
  /** Networks that privileged users come from, such as `192.0.2.0/24` or `2001:db8::/32`. Either this or `anyNetwork`. */
  readonly networks?: readonly string[];
  /** The reason why privileged users may come from anywhere: nothing is then restricted by address. */
  readonly anyNetwork?: string;
  /** Paths that AWS WAF lets be reached from those networks alone. */
  readonly adminPaths?: AdminPathsInput;
}

/** The admin console, the admin API and the master realm of Keycloak, below `/` or below the `/auth` of earlier versions. */
export const keycloakAdminPaths = ["/admin", "/realms/master", "/auth/admin", "/auth/realms/master"] as const;

/** AWS WAF takes ten patterns in one set, of which one is not a path's. */
export const mostAdminPaths = 9;

export const forwardedHeaderPattern = /^[a-zA-Z0-9-]{1,255}$/;

const adminPaths = checked(
  object({
    off: plainText("the reason why there is none").optional(),
    scope: oneOf(["REGIONAL", "CLOUDFRONT"]).default("REGIONAL"),
    mode: oneOf(["block", "count"]).default("block"),
    paths: z
      .array(checkedText("a path such as /admin", pathProblem), expects("a list of paths"))
      .default([...keycloakAdminPaths]),
    forwardedHeader: matching(
      forwardedHeaderPattern,
      "the name of a header: letters, digits and hyphens, 255 at most",
    ).optional(),
    webAcl: boolean().default(false),
  }),
  ({ paths }, report) => {
    if (!Array.isArray(paths) || (paths.length > 0 && paths.length <= mostAdminPaths)) return;
    report(["paths"], `holds ${paths.length} paths; from 1 to ${mostAdminPaths} go into a set of patterns of AWS WAF`);
  },
);

export const privilegedUseSchema = checked(
  object({
    trail: text("where the trail is that logs the account's management events").optional(),
    networks: networks().optional(),
    anyNetwork: plainText("the reason why privileged users may come from anywhere").optional(),
    adminPaths: adminPaths.prefault({}),
  }),
  ({ networks: given, anyNetwork }, report) => {
    if (anyNetwork !== undefined && given !== undefined)
      report(
        ["anyNetwork"],
        "privileged users come from given networks or from any: give either networks or anyNetwork",
      );
    if (anyNetwork === undefined && (given === undefined || (Array.isArray(given) && given.length === 0)))
      report(
        ["networks"],
        "is required: the networks that privileged users come from, in CIDR notation; where they may come from anywhere, say in anyNetwork why",
      );
  },
);

export type PrivilegedUse = z.output<typeof privilegedUseSchema>;
