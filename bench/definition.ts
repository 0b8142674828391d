import { defineEnvironment, EnvironmentError, type EnvironmentDefinition } from "unyo";
import { definition } from "./environment.js";

/** How long large inventories take to be checked and resolved, without any file. */

const count = 8_000;
const wrong = 10_000;

const many = <Value>(size: number, value: (index: number) => Value): Record<string, Value> =>
  Object.fromEntries(Array.from({ length: size }, (_, index) => [`k${index}`, value(index)]));

/** Every second queue takes what the one before it could not process. */
const queues = definition({
  sqs: many(count, (index) => ({
    name: `queue-${index}`,
    deadLetterQueue: index % 2 === 0 ? `k${index + 1}` : undefined,
  })),
});
const functions = definition({
  lambda: many(count, (index) => ({ name: `function-${index}`, timeout: 60, memory: 512 })),
});
const mistakes = definition({
  sqs: many(wrong, (index) => ({ name: `queue-${index}`, deadLetterQueue: `q${index}` })),
});

function secondsOf(defined: EnvironmentDefinition, times: number): number {
  const runs = Array.from({ length: times }, () => {
    const begin = process.hrtime.bigint();
    try {
      defineEnvironment(defined);
    } catch (error) {
      if (!(error instanceof EnvironmentError)) throw error;
    }
    return Number(process.hrtime.bigint() - begin) / 1e9;
  });
  return Math.min(...runs);
}

/** Seconds for as many queues as functions, and for an inventory in which every reference is wrong. */
export const measureDefinition = () => ({
  count,
  wrong,
  functions: secondsOf(functions, 3),
  queues: secondsOf(queues, 3),
  mistakes: secondsOf(mistakes, 3),
});
