import type * as z from "zod";
import { integer, name, object, resources } from "../schema/fields.js";
import { targets } from "./targets.js";

/** A Firehose stream. */
export interface FirehoseStreamInput {
  /**
   * The stream's name: the `DeliveryStreamName` of its metrics.
   * @limits letters, digits, _ . and -, 64 at most
   */
  readonly name: string;
  /**
   * Seconds for which records are gathered before they are delivered.
   * @default 300
   * @limits a whole number from 0 to 900
   */
  readonly bufferingInterval?: number;
}

const stream = object({
  name: name(/^[a-zA-Z0-9_.-]{1,64}$/, "a delivery stream name: letters, digits, _ . and -, 64 at most"),
  bufferingInterval: integer(0, 900, "seconds of buffering").default(300),
});

export const firehoseSchema = resources(stream, "Firehose streams", "name");

export type FirehoseStream = z.output<typeof stream>;

export const firehoseStreams = targets(["firehose", "*"]);
