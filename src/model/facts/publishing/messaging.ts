import { docs, type PublishingFacts } from "./shape.js";

const sqs = {
  namespace: "AWS/SQS",
  interval: 60,
  delay: 900, // when a queue becomes active again
  page: docs("AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html"),
} as const;

const sns = { namespace: "AWS/SNS", page: docs("sns/latest/dg/sns-monitoring-using-cloudwatch.html") } as const;

const bestEffort = "On a best-effort basis: a data point can come late or not at all.";

/** SQS, SNS, EventBridge, its Scheduler, and CloudWatch Logs. */
export const messagingPublishing: readonly PublishingFacts[] = [
  {
    ...sqs,
    metrics: ["ApproximateNumberOfMessagesVisible"],
    when: "active",
    note: "While the queue is active: with messages in it, and for up to six hours after it was last used.",
  },
  {
    ...sqs,
    metrics: ["ApproximateAgeOfOldestMessage", "ApproximateNumberOfMessagesNotVisible"],
    when: "nonzero",
    note: "The age while the queue holds a message; messages in flight while there are any.",
  },
  {
    ...sqs,
    metrics: ["NumberOfMessagesDeleted", "NumberOfMessagesReceived", "NumberOfMessagesSent"],
    when: "events",
    note: "With requests of their kind. What a redrive policy moves to a dead-letter queue is not counted as sent.",
  },
  {
    ...sns,
    metrics: [
      "NumberOfMessagesPublished",
      "NumberOfNotificationsDelivered",
      "NumberOfNotificationsFailed",
      "NumberOfNotificationsFailedToRedriveToDlq",
      "NumberOfNotificationsFilteredOut-InvalidAttributes",
      "NumberOfNotificationsFilteredOut-InvalidMessageBody",
      "NumberOfNotificationsRedrivenToDlq",
    ],
    interval: 60,
    when: "unknown",
    note: "Gathered while the topic is active: up to six hours after it was last used.",
    assumed: { when: "nonzero", because: "nothing says that zero is sent" },
  },
  {
    ...sns,
    metrics: ["SMSMonthToDateSpentUSD", "SMSSuccessRate"],
    interval: "unknown",
    when: "unknown",
    assumed: { interval: 60, when: "events", because: "as the topics' metrics; both change with a message only" },
  },
  {
    namespace: "AWS/Events",
    metrics: ["FailedInvocations", "InvocationsFailedToBeSentToDlq", "InvocationsSentToDlq"],
    interval: 60,
    when: "nonzero",
    note: bestEffort,
    page: docs("eventbridge/latest/userguide/eb-monitoring.html"),
  },
  {
    namespace: "AWS/Events",
    metrics: ["IngestionToInvocationSuccessLatency"],
    interval: 60,
    when: "events",
    note: `After the first successful delivery only. ${bestEffort}`,
    page: docs("eventbridge/latest/userguide/eb-monitoring.html"),
  },
  {
    namespace: "AWS/Chatbot",
    metrics: ["MessageDeliveryFailure"],
    interval: "unknown",
    when: "unknown",
    page: docs("chatbot/latest/adminguide/monitoring-cloudwatch.html"),
    assumed: {
      interval: 60,
      when: "nonzero",
      because: "the page speaks of near real-time, and of messages that failed",
    },
  },
  {
    namespace: "AWS/Scheduler",
    metrics: [
      "InvocationDroppedCount",
      "InvocationThrottleCount",
      "InvocationsFailedToBeSentToDeadLetterCount",
      "TargetErrorThrottledCount",
    ],
    interval: "unknown",
    when: "nonzero",
    note: `Emitted when it happens. ${bestEffort}`,
    page: docs("scheduler/latest/UserGuide/monitoring-cloudwatch.html"),
    assumed: { interval: 60, because: "the page speaks of a data point for a given minute" },
  },
  {
    namespace: "AWS/Logs",
    metrics: ["IncomingBytes", "IncomingLogEvents"],
    interval: 60,
    when: "unknown",
    page: docs("AmazonCloudWatch/latest/logs/CloudWatch-Logs-Monitoring-CloudWatch-Metrics.html"),
    assumed: { when: "nonzero", because: "nothing says that zero is sent" },
  },
  {
    namespace: "AWS/Logs",
    metrics: ["DeliveryErrors", "DeliveryThrottling"],
    interval: 60,
    when: "unknown",
    note: "By log group, kind of destination and subscription filter. The page does not list the values of DestinationType.",
    page: docs("AmazonCloudWatch/latest/logs/CloudWatch-Logs-Monitoring-CloudWatch-Metrics.html"),
    assumed: { when: "nonzero", because: "nothing says that zero is sent" },
  },
];
