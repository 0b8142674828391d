import * as z from "zod";
import { checked, expects, matching, object } from "../schema/fields.js";
import { show } from "../schema/issue.js";

/** Roles that Terraform assumes, by team. */
export interface AssumeRoleInput {
  /** ARN of the role that the dev team's pipeline assumes. */
  readonly dev?: string;
  /** ARN of the role that the ops team's pipeline assumes. */
  readonly ops?: string;
}

/**
 * External ids that roles ask of whoever assumes them, by team. An id is no secret.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html
 */
export interface ExternalIdInput {
  /**
   * Of the dev team's role.
   * @limits letters, digits and + = , . @ : / _ -, 2 to 1224
   */
  readonly dev?: string;
  /**
   * Of the ops team's role.
   * @limits letters, digits and + = , . @ : / _ -, 2 to 1224
   */
  readonly ops?: string;
}

/**
 * Session tags by which policies and CloudTrail know the sessions of roles, by team: no tags of resources.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html
 */
export interface SessionTagsInput {
  /**
   * Of the dev team's role.
   * @default {}
   */
  readonly dev?: Readonly<Record<string, string>>;
  /**
   * Of the ops team's role.
   * @default {}
   */
  readonly ops?: Readonly<Record<string, string>>;
}

/**
 * Keys of session tags that stay when a session assumes a further role, by team.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html#id_session-tags_role-chaining
 */
export interface TransitiveTagKeysInput {
  /**
   * Of the dev team's role.
   * @default []
   */
  readonly dev?: readonly string[];
  /**
   * Of the ops team's role.
   * @default []
   */
  readonly ops?: readonly string[];
}

/** How Terraform assumes the roles of the teams. */
interface AssumptionInput {
  readonly assumeRole?: AssumeRoleInput | null;
  readonly externalId?: ExternalIdInput | null;
  readonly sessionTags?: SessionTagsInput | null;
  readonly transitiveTagKeys?: TransitiveTagKeysInput | null;
}

const teams = ["dev", "ops"] as const;

const roleArn = (team: string) =>
  matching(
    /^arn:aws[a-z-]*:iam::\d{12}:role\/.+$/,
    `the ARN of the role that the ${team} team's pipeline assumes`,
  ).optional();

const externalId = () =>
  matching(/^[\w+=,.@:/-]{2,1224}$/, "an external id: letters, digits and + = , . @ : / _ -, 2 to 1224").optional();

/**
 * What AWS STS takes of session tags. Their keys are the same whether in upper or lower case.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_Tag.html
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
const tagLimits = { tags: 50, key: 128, value: 256 };
const tagCharacters = "letters, digits, spaces and _ . : / = + - @";
const tagKey = new RegExp(String.raw`^(?!aws:)[\p{L}\p{Z}\p{N}_.:/=+@-]{1,${tagLimits.key}}$`, "iu");
const tagValue = new RegExp(String.raw`^[\p{L}\p{Z}\p{N}_.:/=+@-]{0,${tagLimits.value}}$`, "u");

const sessionTags = () =>
  checked(
    z
      .record(
        z.string(),
        matching(tagValue, `the value of a session tag: ${tagCharacters}, ${tagLimits.value} at most`),
        expects("a record of session tags"),
      )
      .default({}),
    (given, report) => {
      const keys = Object.keys(given);
      if (keys.length > tagLimits.tags)
        report([], `${keys.length} are more than the ${tagLimits.tags} session tags that AWS STS takes`);
      const known = new Map<string, string>();
      for (const key of keys) {
        const twin = known.get(key.toLowerCase());
        known.set(key.toLowerCase(), key);
        if (!tagKey.test(key))
          report(
            [key],
            `${show(key)} is not the key of a session tag: ${tagCharacters}, 1 to ${tagLimits.key}, not beginning with aws:`,
          );
        else if (twin !== undefined)
          report([key], `differs from ${show(twin)} only in upper and lower case, and to AWS STS they are one`);
      }
    },
  );

const transitiveTagKeys = () =>
  z
    .array(z.string(expects("the key of a session tag")), expects('a list of keys of session tags, such as ["Team"]'))
    .default([]);

/** The fields of whatever assumes a role of each team. */
export const assumption = {
  assumeRole: object({ dev: roleArn("dev"), ops: roleArn("ops") }).default({}),
  externalId: object({ dev: externalId(), ops: externalId() }).default({}),
  sessionTags: object({ dev: sessionTags(), ops: sessionTags() }).prefault({}),
  transitiveTagKeys: object({ dev: transitiveTagKeys(), ops: transitiveTagKeys() }).prefault({}),
};

export type Assumption = z.output<ReturnType<typeof object<typeof assumption>>>;

/** An id that no role asks for, and tags that no session carries, say that somebody thinks otherwise. */
export const withRoles = <Schema extends z.ZodType>(schema: Schema) =>
  checked(schema, (value, report) => {
    const { assumeRole, externalId, sessionTags, transitiveTagKeys } = value as AssumptionInput;
    for (const team of teams) {
      const tags = sessionTags?.[team];
      if (assumeRole?.[team] === undefined) {
        const instead = `give assumeRole.${team} too, or leave it out`;
        if (externalId?.[team] !== undefined) report(["externalId", team], `is asked for by no role: ${instead}`);
        if (isRecord(tags) && Object.keys(tags).length > 0)
          report(["sessionTags", team], `are of no session, as no role is assumed: ${instead}`);
      }
      const keys: unknown = transitiveTagKeys?.[team];
      if (!Array.isArray(keys)) continue;
      keys.forEach((key: unknown, index) => {
        if (typeof key === "string" && isRecord(tags) && !Object.hasOwn(tags, key))
          report(
            ["transitiveTagKeys", team, index],
            `${show(key)} is not the key of a tag in sessionTags.${team}; give the tag there, or leave it out`,
          );
      });
    }
  });

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
