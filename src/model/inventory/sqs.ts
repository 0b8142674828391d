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
  for (const circle of circles(queues as Record<string, Partial<SqsQueue> | undefined>)) {
    const way = [...circle, circle[0]].join(" → ");
    report(
      [circle.at(-1)!, "deadLetterQueue"],
      `${show(circle[0])} sends its dead letters back here (${way}): none of them would be watched as a queue that is worked off`,
    );
  }
});

/** Circles of queues that send one another their dead letters, each from its first key on. */
function circles(queues: Readonly<Record<string, Partial<SqsQueue> | undefined>>): string[][] {
  const next = (key: string): string | undefined => {
    const to = queues[key]?.deadLetterQueue;
    return typeof to === "string" && to !== key && Object.hasOwn(queues, to) ? to : undefined;
  };
  const seen = new Set<string>();
  return Object.keys(queues).flatMap((start) => {
    const way: string[] = [];
    let at: string | undefined = start;
    while (at !== undefined && !seen.has(at)) {
      seen.add(at);
      way.push(at);
      at = next(at);
    }
    const begin = at === undefined ? -1 : way.indexOf(at);
    return begin < 0 ? [] : [way.slice(begin)];
  });
}

export type SqsQueue = z.output<typeof queue>;

export const sqsQueues = targets<SqsQueue>(["sqs", "*"], ([found]) => found as SqsQueue);

/** Whether another queue sends here what it could not process. */
export const isDeadLetterQueue = (queue: SqsQueue, queues: Readonly<Record<string, SqsQueue>>): boolean =>
  Object.values(queues).some(
    ({ deadLetterQueue }) => deadLetterQueue !== undefined && queues[deadLetterQueue] === queue,
  );
