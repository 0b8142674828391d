import { arn, boolean, object } from "../schema/fields.js";

/** Session Manager's preferences, of which there are one set in an account and region. */
export interface SessionManagerInput {
  /**
   * Whether there are some already, as there are once somebody saved them in the console; what they say is replaced.
   * @default false
   */
  readonly adopt?: boolean;
}

/** Records of what people do by hand: what they type in a session, and what they see. */
export interface ManualOperationsInput {
  /** Sessions of Session Manager, on instances; not recorded where not given. Sessions of ECS Exec are, where there are clusters. */
  readonly sessionManager?: SessionManagerInput;
  /** Customer managed key that sessions are encrypted with on their way, besides TLS. */
  readonly kmsKeyArn?: string;
}

export const manualOperationsSchema = object({
  sessionManager: object({ adopt: boolean().default(false) }).optional(),
  kmsKeyArn: arn("kms", "a KMS key").optional(),
});
