import type * as z from "zod";
import { boolean, checked, integer, keyPattern, matching, name, object, resources } from "../schema/fields.js";
import { show, suggest } from "../schema/issue.js";
import { targets } from "./targets.js";

const queue = object({
  /** The queue's name: the `QueueName` of its metrics. */
  name: name(
    /^[A-Za-z0-9_-]{1,80}$|^[A-Za-z0-9_-]{1,75}\.fifo$/,
    "a queue name: letters, digits, hyphens and underscores, 80 at most",
  ),
  /**
   * Message retention period in seconds.
   * @default 345600 (4 days)
   */
  retention: integer(60, 1209600, "a message retention period in seconds").default(345600),
  /**
   * Whether messages come at all times of the day; if not, silence is nothing to tell of.
   * @default false
   */
  steadyTraffic: boolean().default(false),
  /** The key of the queue that takes what could not be processed. */
  deadLetterQueue: matching(keyPattern, "the key of another queue").optional(),
});

/** SQS queues; a dead-letter queue is a queue like any other that another one names. */
export const sqsSchema = checked(resources(queue, "SQS queues", "name"), (queues, report) => {
  for (const [key, value] of Object.entries(queues as Record<string, Partial<SqsQueue> | undefined>)) {
    const deadLetters = value?.deadLetterQueue;
    if (typeof deadLetters !== "string") continue;
    if (deadLetters === key) report([key, "deadLetterQueue"], `${show(deadLetters)} is this very queue`);
    else if (!(deadLetters in queues)) {
      report(
        [key, "deadLetterQueue"],
        `${show(deadLetters)} is not a queue of this environment${suggest(deadLetters, Object.keys(queues))}`,
      );
    }
  }
});

export type SqsQueue = z.output<typeof queue>;

export const sqsQueues = targets(["sqs", "*"]);

/** Whether another queue sends here what it could not process. */
export const isDeadLetterQueue = (queue: SqsQueue, queues: Readonly<Record<string, SqsQueue>>): boolean =>
  Object.values(queues).some(
    ({ deadLetterQueue }) => deadLetterQueue !== undefined && queues[deadLetterQueue] === queue,
  );
