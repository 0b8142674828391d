/** Where what is typed and shown in sessions is recorded. */
export interface SessionLogProps {
  /** Name of the log group. */
  readonly logGroupName: string;
  /**
   * Whether the log group has a customer managed key. Where it has none and this says so, sessions are refused.
   * @default false
   */
  readonly encrypted?: boolean;
  /**
   * Customer managed key that a session is encrypted with on its way, besides TLS.
   * @default TLS alone
   */
  readonly kmsKeyArn?: string;
}

/** The `executeCommandConfiguration` of an ECS cluster, in the provider's words for CDKTF. */
export interface EcsExecConfiguration {
  /** Customer managed key of the session. */
  readonly kmsKeyId?: string;
  /** That the log group below is written, and not that of the task. */
  readonly logging: "OVERRIDE";
  /** Where it is recorded. */
  readonly logConfiguration: {
    readonly cloudWatchLogGroupName: string;
    readonly cloudWatchEncryptionEnabled: boolean;
  };
}

/**
 * What a cluster must say so that sessions of ECS Exec are recorded. Containers need `script` and `cat` for it, and their tasks
 * the role's `ecsExecPolicy`. Who it was stands in CloudTrail, as `ExecuteCommand`.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html#ecs-exec-logging
 */
export const ecsExecConfiguration = (props: SessionLogProps): EcsExecConfiguration => {
  const { logGroupName, encrypted = false, kmsKeyArn } = props;
  return {
    ...(kmsKeyArn !== undefined && { kmsKeyId: kmsKeyArn }),
    logging: "OVERRIDE",
    logConfiguration: { cloudWatchLogGroupName: logGroupName, cloudWatchEncryptionEnabled: encrypted },
  };
};
