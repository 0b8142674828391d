import { policy } from "../../../src/model/iam/index.js";

/** What an instance profile needs. */
export interface PatchOutputPolicyProps {
  /** ARN of the log group, without `:*` at its end. */
  readonly logGroupArn: string;
}

/**
 * The policy of an instance profile whose instances write what patching did into a log group, beside AWS's `AmazonSSMManagedInstanceCore`.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-rc-setting-up-cwlogs.html
 */
export const patchOutputPolicy = ({ logGroupArn }: PatchOutputPolicyProps): string =>
  policy(
    { Sid: "FindLog", Effect: "Allow", Action: "logs:DescribeLogGroups", Resource: "*" },
    {
      Sid: "WriteLog",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
      Resource: [logGroupArn, `${logGroupArn}:*`],
    },
  );
