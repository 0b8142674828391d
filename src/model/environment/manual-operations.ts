import * as z from "zod";
import { bucketName } from "../inventory/s3.js";
import { anyName, arn, boolean, checked, expects, integer, matching, object, orFalse, text } from "../schema/fields.js";

/** A bucket that sessions are copied to besides. */
export interface SessionBucketInput {
  /**
   * Its name; it exists already.
   * @limits 3 to 63 lower-case letters, digits, hyphens and dots
   */
  readonly bucketName: string;
  /**
   * What keys begin with.
   * @default nothing
   */
  readonly keyPrefix?: string;
  /**
   * Whether the bucket must be encrypted.
   * @default true
   */
  readonly encrypted?: boolean;
}

/** Whom sessions on Linux instances run as: the user in the tag `SSMSessionRunAs` of whoever starts one, or else this one. */
export interface RunAsInput {
  /**
   * The user where there is no such tag; it must be there on the instance.
   * @default none: a session without the tag is refused
   */
  readonly defaultUser?: string;
}

/** What is run when a session begins. */
export interface ShellProfileInput {
  /** Commands on Linux and macOS. */
  readonly linux?: string;
  /** Commands on Windows. */
  readonly windows?: string;
}

/**
 * Session Manager's preferences, of which there are one set in an account and region. Where they are taken over, each is said here with what
 * it is now, as all of them are written anew; `false` where there is none, or none is to be.
 */
export interface SessionManagerInput {
  /**
   * Whether there are some already, as there are once somebody saved them in the console.
   * @default false
   */
  readonly adopt?: boolean;
  /**
   * Minutes without input after which a session ends.
   * @default AWS's own, 20
   * @limits a whole number from 1 to 60, or false
   * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/session-preferences-timeout.html
   */
  readonly idleSessionTimeout?: number | false;
  /**
   * Minutes after which a session ends in any case.
   * @default no end
   * @limits a whole number from 1 to 1440, or false
   * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/session-preferences-max-timeout.html
   */
  readonly maxSessionDuration?: number | false;
  /**
   * Whom sessions on Linux instances run as.
   * @default the user ssm-user, that the agent makes
   * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/session-preferences-run-as.html
   */
  readonly runAs?: RunAsInput | false;
  /**
   * What is run when a session begins.
   * @default nothing
   * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/session-preferences-shell-config.html
   */
  readonly shellProfile?: ShellProfileInput | false;
  /**
   * Where sessions are copied to when they have ended, besides the log group.
   * @default nowhere
   * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-logging.html
   */
  readonly s3?: SessionBucketInput | false;
  /**
   * Customer managed key that sessions of Session Manager are encrypted with on their way, besides TLS.
   * @default telemetry.manualOperations.kmsKeyArn
   */
  readonly kmsKeyArn?: string | false;
}

/** Records of what people do by hand: what they type in a session, and what they see. */
export interface ManualOperationsInput {
  /** Sessions of Session Manager, on instances; not recorded where not given. Sessions of ECS Exec are, where there are clusters. */
  readonly sessionManager?: SessionManagerInput;
  /** Customer managed key that sessions are encrypted with on their way, besides TLS. */
  readonly kmsKeyArn?: string;
}

const minutes = (to: number) =>
  z.union([z.literal(false), integer(1, to, "minutes")], expects(`minutes: a whole number from 1 to ${to}, or false`));

const userName = () => matching(/^[a-z_][\w.-]{0,31}\$?$/i, "a user of the operating system");
const commands = () => text("commands of a shell");

/** What is replaced where preferences are taken over, so that each is said. */
export const sessionPreferences = [
  "idleSessionTimeout",
  "maxSessionDuration",
  "runAs",
  "shellProfile",
  "s3",
  "kmsKeyArn",
] as const;

export const sessionManagerSchema = object({
  adopt: boolean().default(false),
  idleSessionTimeout: minutes(60).optional(),
  maxSessionDuration: minutes(1440).optional(),
  runAs: orFalse(object({ defaultUser: userName().optional() }), "an object with defaultUser"),
  shellProfile: orFalse(
    object({ linux: commands().optional(), windows: commands().optional() }),
    "an object with linux, windows",
  ),
  s3: orFalse(
    object({
      bucketName: bucketName(),
      keyPrefix: anyName("what keys begin with").optional(),
      encrypted: boolean().default(true),
    }),
    "an object with bucketName, keyPrefix, encrypted",
  ),
  kmsKeyArn: z
    .union([z.literal(false), arn("kms", "a KMS key")], expects("the ARN of a KMS key (arn:aws:kms:…), or false"))
    .optional(),
});

export const manualOperationsSchema = checked(
  object({
    sessionManager: sessionManagerSchema.optional(),
    kmsKeyArn: arn("kms", "a KMS key").optional(),
  }),
  ({ sessionManager: given, kmsKeyArn }, report) => {
    if (given?.adopt !== true) return;
    const said = { ...given, kmsKeyArn: given.kmsKeyArn ?? kmsKeyArn };
    for (const preference of sessionPreferences)
      if (said[preference] === undefined)
        report(
          ["sessionManager", preference],
          "is required with adopt: true, as all preferences are written anew: what it is now, or false",
        );
  },
);

export type SessionManager = z.output<typeof sessionManagerSchema>;
