import type * as z from "zod";
import { boolean, integer, name, object, resources } from "../schema/fields.js";
import { targets } from "./targets.js";

/** A consumer with enhanced fan-out. */
export interface KinesisConsumerInput {
  /** The consumer's name: the `ConsumerName` of its metrics. */
  readonly name: string;
}

/** A Kinesis data stream. */
export interface KinesisStreamInput {
  /**
   * The stream's name: the `StreamName` of its metrics.
   * @limits letters, digits, _ . and -, 128 at most
   */
  readonly name: string;
  /**
   * Hours that records are kept: what is older is lost.
   * @default 24
   * @limits a whole number from 24 to 8760
   */
  readonly retentionHours?: number;
  /**
   * Whether somebody reads it with GetRecords, as Lambda and the Kinesis Client Library do without enhanced fan-out.
   * @default true where it has no `consumers`
   */
  readonly polled?: boolean;
  /** Consumers that are registered for enhanced fan-out. */
  readonly consumers?: Readonly<Record<string, KinesisConsumerInput>>;
}

const consumer = object({
  name: name(/^[a-zA-Z0-9_.-]{1,128}$/, "a consumer name"),
});

const stream = object({
  name: name(/^[a-zA-Z0-9_.-]{1,128}$/, "a stream name: letters, digits, _ . and -, 128 at most"),
  retentionHours: integer(24, 8760, "hours that records are kept").default(24),
  polled: boolean().optional(),
  consumers: resources(consumer, "consumers", "name").default({}),
});

export const kinesisSchema = resources(stream, "Kinesis data streams", "name");

export type KinesisStream = z.output<typeof stream>;
export type KinesisConsumer = z.output<typeof consumer> & { readonly stream: KinesisStream };

export const kinesisStreams = targets(["kinesis", "*"]);

export const kinesisConsumers = targets(["kinesis", "*", "consumers", "*"], ([stream, found]) => ({
  ...found,
  stream,
}));
