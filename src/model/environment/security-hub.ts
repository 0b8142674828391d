import * as z from "zod";
import { securityStandards, type SecurityStandard } from "../facts/security-standards.js";
import { boolean, checked, expects, object, oneOf, text } from "../schema/fields.js";
import { show } from "../schema/issue.js";
import { refuseLeftToOthers } from "./left-to-others.js";

/** A security standard whose controls are checked. */
export interface SecurityStandardInput {
  /**
   * Controls of the standard that are not checked, each with the reason, by its id (`S3.20`); `false` has one checked again that was not, and stays
   * until that is applied: a control that is left out stays as it is.
   * @default {}
   */
  readonly disabledControls?: Readonly<Record<string, string | false>>;
}

/**
 * Security standards that the account subscribes to. Further ones that it subscribes to stay.
 *
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/standards-reference.html
 */
export interface SecurityStandardsInput {
  /** AWS Foundational Security Best Practices v1.0.0. */
  readonly fsbp?: SecurityStandardInput;
  /** AWS Resource Tagging Standard v1.0.0. */
  readonly resourceTagging?: SecurityStandardInput;
  /** CIS AWS Foundations Benchmark v1.2.0. */
  readonly cis120?: SecurityStandardInput;
  /** CIS AWS Foundations Benchmark v1.4.0. */
  readonly cis140?: SecurityStandardInput;
  /** CIS AWS Foundations Benchmark v3.0.0. */
  readonly cis300?: SecurityStandardInput;
  /** CIS AWS Foundations Benchmark v5.0.0. */
  readonly cis500?: SecurityStandardInput;
  /** NIST SP 800-53 Revision 5. */
  readonly nist80053?: SecurityStandardInput;
  /** NIST SP 800-171 Revision 2. */
  readonly nist800171?: SecurityStandardInput;
  /** PCI DSS v3.2.1. */
  readonly pciDss321?: SecurityStandardInput;
  /** PCI DSS v4.0.1. */
  readonly pciDss401?: SecurityStandardInput;
}

/** Security Hub CSPM, which checks the account against security standards. There is one for each account and region. */
export interface SecurityHubInput {
  /**
   * Whether it is set from here. `false` where somebody else has switched it on, such as an organization's administrator: what it finds is
   * told all the same, and nothing of it is set.
   * @default true
   */
  readonly managed?: boolean;
  /**
   * Whether the account has it already. It is taken over, and what is not said here stays as it is; without it the apply fails.
   * @default false
   */
  readonly adopt?: boolean;
  /**
   * Standards whose controls are checked.
   * @default { fsbp: {}, cis300: {} }
   */
  readonly standards?: SecurityStandardsInput;
  /**
   * Whether a control that several standards have makes one finding (`SECURITY_CONTROL`) or one for each of them. Of an account in an
   * organization its administrator says so.
   * @default SECURITY_CONTROL; of one that is taken over, as it is
   */
  readonly controlFindingGenerator?: "SECURITY_CONTROL" | "STANDARD_CONTROL";
  /**
   * Whether controls that AWS adds to a standard are checked from then on.
   * @default true; of one that is taken over, as it is
   */
  readonly autoEnableControls?: boolean;
}

const control = /^[A-Za-z][A-Za-z0-9]*\.\d+$/;
const reason = "the reason why it is not checked, or false, which has it checked again";

const standard = () =>
  checked(
    object({
      disabledControls: z
        .record(
          z.string(),
          z.union([text(reason), z.literal(false)], expects(reason)),
          expects("a record of reasons, by control"),
        )
        .default({}),
    }),
    ({ disabledControls = {} }, report) => {
      for (const id of Object.keys(disabledControls))
        if (!control.test(id)) report(["disabledControls", id], `${show(id)} is not the id of a control such as S3.20`);
    },
  ).optional();

const standards = Object.fromEntries(Object.keys(securityStandards).map((one) => [one, standard()])) as Readonly<
  Record<SecurityStandard, ReturnType<typeof standard>>
>;

/** What is said of what somebody else manages. */
const settings = ["adopt", "standards", "controlFindingGenerator", "autoEnableControls"] as const;

export const securityHubSchema = checked(
  object({
    managed: boolean().default(true),
    adopt: boolean().optional(),
    standards: object(standards).optional(),
    controlFindingGenerator: oneOf(["SECURITY_CONTROL", "STANDARD_CONTROL"]).optional(),
    autoEnableControls: boolean().optional(),
  }),
  (value, report) => refuseLeftToOthers(value, settings, report),
);

export type SecurityHub = z.output<typeof securityHubSchema>;

/** Standards of whoever says nothing of them. */
export const defaultStandards = { fsbp: {}, cis300: {} } as const satisfies SecurityStandardsInput;
