import type * as z from "zod";
import { boolean, checked, integer, keyPattern, matching, name, object, resources } from "../schema/fields.js";
import { lookUp } from "../look-up.js";
import { show, suggester } from "../schema/issue.js";
import { targets } from "./targets.js";

/** An SQS queue. */
export interface SqsQueueInput {
  /**
   * The queue's name: the `QueueName` of its metrics.
   * @limits letters, digits, hyphens and underscores, 80 at most
   */
  readonly name: string;
  /**
   * Message retention period in seconds.
   * @default 345600 (4 days)
   * @limits a whole number from 60 to 1209600
   */
  readonly retention?: number;
  /**
   * Seconds that a message may wait before somebody is told; after twice as long it is an error. Less than seven tenths of
   * the retention.
   * @default half of the retention, twelve hours at most
   * @limits a whole number from 60 to 1209600
   */
  readonly maximumDelay?: number;
  /**
   * Whether messages come at all times of the day; if not, silence is nothing to tell of.
   * @default false
   */
  readonly steadyTraffic?: boolean;
  /** The key of the queue that takes what could not be processed. */
  readonly deadLetterQueue?: string;
}

const queue = object({
  name: name(
    /^[A-Za-z0-9_-]{1,80}$|^[A-Za-z0-9_-]{1,75}\.fifo$/,
    "a queue name: letters, digits, hyphens and underscores, 80 at most",
  ),
  retention: integer(60, 1209600, "a message retention period in seconds").default(345600),
  maximumDelay: integer(60, 1209600, "seconds that a message may wait").optional(),
  steadyTraffic: boolean().default(false),
  deadLetterQueue: matching(keyPattern, "the key of another queue").optional(),
});

export const sqsSchema = checked(resources(queue, "SQS queues", "name"), (queues, report) => {
  for (const [key, value] of Object.entries(queues as Record<string, Partial<SqsQueue> | undefined>)) {
    const { maximumDelay, retention } = value ?? {};
    if (typeof maximumDelay !== "number" || typeof retention !== "number" || maximumDelay < retention * 0.7) continue;
    const message = `${maximumDelay} is not less than seven tenths of the retention (${retention}): messages would be lost before somebody is told twice`;
    report([key, "maximumDelay"], message);
  }
  const suggest = suggester(Object.keys(queues));
  for (const [key, value] of Object.entries(queues as Record<string, Partial<SqsQueue> | undefined>)) {
    const deadLetters = value?.deadLetterQueue;
    if (typeof deadLetters !== "string") continue;
    if (deadLetters === key) report([key, "deadLetterQueue"], `${show(deadLetters)} is this very queue`);
    else if (!Object.hasOwn(queues, deadLetters)) {
      report(
        [key, "deadLetterQueue"],
        `${show(deadLetters)} is not a queue of this environment${suggest(deadLetters)}`,
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

export const sqsQueues = targets(["sqs", "*"]);

type Queues = Readonly<Record<string, SqsQueue>>;

/** Worked out once for all queues of an environment: each of them is asked about, by several alarms. */
const deadLetterQueues = new WeakMap<Queues, ReadonlySet<SqsQueue | undefined>>();

/** Whether another queue sends here what it could not process. */
export function isDeadLetterQueue(queue: SqsQueue, queues: Queues): boolean {
  const known = deadLetterQueues.get(queues) ?? new Set(Object.values(queues).map((one) => takerOf(one, queues)));
  deadLetterQueues.set(queues, known);
  return known.has(queue);
}

const takerOf = ({ deadLetterQueue }: SqsQueue, queues: Queues): SqsQueue | undefined =>
  deadLetterQueue === undefined ? undefined : lookUp(queues, deadLetterQueue);
