import { containerLogDefaults, fluentBitImage } from "../../../src/model/environment/container-logs.js";
import { policy } from "../../../src/model/iam/index.js";

/** Where a container's log goes. */
export interface EcsLogsProps {
  /** The log group's name. */
  readonly logGroupName: string;
  /** The region that it is in. */
  readonly region: string;
  /**
   * What `awslogs` does while CloudWatch Logs does not take the log: `blocking` has the container wait, `non-blocking` drops lines once the
   * buffer is full. Take `blocking` for audit logs.
   * @default non-blocking
   * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html
   */
  readonly mode?: "blocking" | "non-blocking";
  /**
   * MiB of memory that lines wait in while `awslogs` does not block.
   * @default 25
   */
  readonly bufferSize?: number;
  /**
   * How often Fluent Bit tries again before it drops what CloudWatch Logs did not take.
   * @default 10
   */
  readonly retryLimit?: number | "no_limits";
  /**
   * The image of Fluent Bit; take one of your own registry where tasks reach no other.
   * @default public.ecr.aws/aws-observability/aws-for-fluent-bit with a tag that AWS does not move
   */
  readonly image?: string;
}

/** The `logConfiguration` of a container definition, in ECS's own words. */
export interface LogConfiguration {
  /** What carries the log: ECS itself, or Fluent Bit. */
  readonly logDriver: "awslogs" | "awsfirelens";
  /** The driver's options. */
  readonly options: Readonly<Record<string, string>>;
}

/** A container definition that carries the logs of the others in its task. */
export interface LogRouter {
  /** The container's name. */
  readonly name: string;
  /** Its image. */
  readonly image: string;
  /** Whether the task ends when it does. */
  readonly essential: boolean;
  /** MiB of memory that are kept for it. */
  readonly memoryReservation: number;
  /** What makes it the router of the task. */
  readonly firelensConfiguration: {
    readonly type: "fluentbit";
    readonly options: Readonly<Record<string, string>>;
  };
  /** Where its own log goes. */
  readonly logConfiguration: LogConfiguration;
}

/**
 * Log settings of a container whose log ECS itself carries.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specify-log-config.html
 */
export const awslogsConfiguration = (props: EcsLogsProps): LogConfiguration => awslogs(props, "ecs");

const awslogs = (props: EcsLogsProps, streamPrefix: string): LogConfiguration => {
  const { logGroupName, region, mode = containerLogDefaults.mode } = props;
  const { bufferSize = containerLogDefaults.bufferSize } = props;
  return {
    logDriver: "awslogs",
    options: {
      "awslogs-group": logGroupName,
      "awslogs-region": region,
      "awslogs-stream-prefix": streamPrefix,
      mode, // said in any case: ECS's own default has changed, and an account may have another
      ...(mode === "non-blocking" && { "max-buffer-size": `${bufferSize}m` }),
    },
  };
};

/**
 * Log settings of a container whose log Fluent Bit carries: the task definition needs a `logRouter` too, and its task
 * role the `logWriterPolicy`. Only the line goes to CloudWatch, as with `awslogs`, so that filters and queries read both.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/firelens-example-taskdefs.html
 * @see https://docs.fluentbit.io/manual/pipeline/outputs/cloudwatch
 * @see https://docs.fluentbit.io/manual/administration/scheduling-and-retries
 */
export const fireLensConfiguration = ({
  logGroupName,
  region,
  retryLimit = containerLogDefaults.retryLimit,
}: EcsLogsProps): LogConfiguration => ({
  logDriver: "awsfirelens",
  options: {
    Name: "cloudwatch_logs",
    region,
    log_group_name: logGroupName,
    log_stream_prefix: "ecs/",
    log_key: "log",
    auto_create_group: "false", // a group that it makes has no retention
    Retry_Limit: String(retryLimit), // once, where nothing is said
  },
});

/**
 * The Fluent Bit container of a task: essential, since without it no other container's log leaves the task. Its own log
 * goes where theirs goes.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/firelens-using-fluentbit.html
 */
export const logRouter = (props: EcsLogsProps): LogRouter => ({
  name: "log_router",
  image: props.image ?? fluentBitImage,
  essential: true,
  memoryReservation: 50,
  firelensConfiguration: { type: "fluentbit", options: { "enable-ecs-log-metadata": "true" } },
  logConfiguration: awslogs({ ...props, mode: "non-blocking" }, "firelens"), // it must go on while its own log cannot be written
});

/**
 * The policy of a task role whose task writes its log group through Fluent Bit.
 *
 * @param logGroupArn ARN of the log group, without `:*` at its end.
 */
export const logWriterPolicy = (logGroupArn: string): string =>
  policy({
    Sid: "WriteLogs",
    Effect: "Allow",
    Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
    Resource: [logGroupArn, `${logGroupArn}:*`],
  });
