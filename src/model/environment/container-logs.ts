import { integer, object, oneOf, text } from "../schema/fields.js";

/** Defaults, where the environment or the props of a module say nothing. */
export const containerLogDefaults = { mode: "non-blocking", bufferSize: 25, retryLimit: 10 as number } as const;

/**
 * The image of Fluent Bit, by a tag that AWS never moves; `stable` moves, and a task that starts again may get another one than its neighbours.
 *
 * @see https://github.com/aws/aws-for-fluent-bit#using-image-tags
 * @see https://github.com/aws/aws-for-fluent-bit/blob/mainline/AWS_FOR_FLUENT_BIT_STABLE_VERSION
 */
export const fluentBitImage = "public.ecr.aws/aws-observability/aws-for-fluent-bit:2.34.3.20260623";

/** How the log of an ECS service's containers comes to its log group. */
export interface ContainerLogInput {
  /**
   * What the driver `awslogs` does while CloudWatch Logs does not take the log: `blocking` has the container wait when it writes, and it may fail its
   * health checks; `non-blocking` drops lines once the buffer is full. Where nothing is said, ECS itself takes `non-blocking` since
   * 25 June 2025.
   * @default non-blocking; blocking of audit logs
   * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html
   */
  readonly mode?: "blocking" | "non-blocking";
  /** Why lines of an audit log may be dropped; needed where it is `non-blocking`. */
  readonly lossReason?: string;
  /**
   * MiB of memory that lines wait in while the driver does not block.
   * @default 25
   * @limits a whole number from 1 to 1024
   */
  readonly bufferSize?: number;
  /**
   * How often Fluent Bit tries again what CloudWatch Logs did not take, later and later; then it drops it. Its own default is once.
   * @default 10; no_limits of audit logs
   * @see https://docs.fluentbit.io/manual/administration/scheduling-and-retries
   */
  readonly retryLimit?: number | "no_limits";
}

export const containerLogSchema = object({
  mode: oneOf(["blocking", "non-blocking"]).optional(),
  lossReason: text("the reason why lines of an audit log may be dropped").optional(),
  bufferSize: integer(1, 1024, "MiB").optional(),
  retryLimit: integer(1, 1000, "retries")
    .or(oneOf(["no_limits"]))
    .optional(),
});
