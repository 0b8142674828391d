import { policy, type Statement } from "../../../src/model/iam/index.js";

/** What a role of those who are entered needs. */
export interface SessionPolicyProps {
  /** ARN of the log group, without `:*` at its end. */
  readonly logGroupArn: string;
  /**
   * Customer managed key that sessions are encrypted with on their way.
   * @default TLS alone
   */
  readonly kmsKeyArn?: string;
}

/**
 * The policy of a task role whose containers can be entered with ECS Exec, and are recorded.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html#ecs-exec-required-logging-permissions
 */
export const ecsExecPolicy = (props: SessionPolicyProps): string => policy(...agent(props));

/** What a role of instances needs. */
export interface SessionManagerPolicyProps extends SessionPolicyProps {
  /**
   * A bucket that sessions are copied to.
   * @default none
   */
  readonly s3?: SessionCopies | undefined;
}

/** Where the agent writes copies of sessions. */
export interface SessionCopies {
  /** ARN of the bucket. */
  readonly bucketArn: string;
  /**
   * What keys begin with.
   * @default nothing
   */
  readonly keyPrefix?: string | undefined;
}

/**
 * The policy of an instance profile whose instances can be entered with Session Manager, and are recorded.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-create-iam-instance-profile.html
 */
export const sessionManagerPolicy = (props: SessionManagerPolicyProps): string =>
  policy(
    { Sid: "Register", Effect: "Allow", Action: "ssm:UpdateInstanceInformation", Resource: "*" },
    ...agent(props),
    ...copies(props),
  );

/** What the agent needs to copy a session to a bucket: to look whether it is encrypted, and to write there. */
const copies = ({ s3 }: SessionManagerPolicyProps): Statement[] =>
  s3 === undefined
    ? []
    : [
        { Sid: "FindBucket", Effect: "Allow", Action: "s3:GetEncryptionConfiguration", Resource: s3.bucketArn },
        {
          Sid: "WriteBucket",
          Effect: "Allow",
          Action: "s3:PutObject",
          Resource: `${[s3.bucketArn, ...(s3.keyPrefix === undefined ? [] : [s3.keyPrefix])].join("/")}/*`,
        },
      ];

/** What the agent at the other end of a session needs: its channels, its log, its key. */
const agent = ({ logGroupArn, kmsKeyArn }: SessionPolicyProps): Statement[] => [
  {
    Sid: "Channels",
    Effect: "Allow",
    Action: [
      "ssmmessages:CreateControlChannel",
      "ssmmessages:CreateDataChannel",
      "ssmmessages:OpenControlChannel",
      "ssmmessages:OpenDataChannel",
    ],
    Resource: "*",
  },
  { Sid: "FindLog", Effect: "Allow", Action: "logs:DescribeLogGroups", Resource: "*" },
  {
    Sid: "WriteLog",
    Effect: "Allow",
    Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
    Resource: [logGroupArn, `${logGroupArn}:*`],
  },
  ...(kmsKeyArn === undefined
    ? []
    : [{ Sid: "Key", Effect: "Allow", Action: "kms:Decrypt", Resource: kmsKeyArn } as const]),
];
