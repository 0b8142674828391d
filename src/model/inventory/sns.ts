import type * as z from "zod";
import { boolean, name, object, resources } from "../schema/fields.js";
import { targets } from "./targets.js";

/** An SNS topic. */
export interface SnsTopicInput {
  /**
   * The topic's name: the `TopicName` of its metrics.
   * @limits letters, digits, - and _
   */
  readonly name: string;
  /**
   * Whether messages come at all times of the day; if not, silence is nothing to tell of.
   * @default false
   */
  readonly steadyTraffic?: boolean;
}

const topic = object({
  name: name(/^[A-Za-z0-9_-]{1,256}$|^[A-Za-z0-9_-]{1,251}\.fifo$/, "a topic name: letters, digits, - and _"),
  steadyTraffic: boolean().default(false),
});

export const snsSchema = resources(topic, "SNS topics", "name");

export type SnsTopic = z.output<typeof topic>;

export const snsTopics = targets(["sns", "*"]);
