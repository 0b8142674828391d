import * as z from "zod";
import type { Region } from "../facts/regions.js";
import { byRegion, expects, object, plainText } from "../schema/fields.js";
import { overrideSchema, type AlarmOverride } from "./overrides.js";
import { runbookSchema } from "./runbook.js";
import { routesSchema, topicKey, type RoutesInput } from "./routes.js";

/** What the ops team has: who is told, and what differs from the catalogue. */
export interface AlarmsInput {
  /** Who is told: per severity, and by further routes that overrides and service levels choose. */
  readonly routes: RoutesInput;
  /** Where runbooks are: `{alarm}` becomes the alarm's id. Linked in every alarm's description. */
  readonly runbook?: string;
  /**
   * Customer managed key of the topics, whose policy lets CloudWatch, EventBridge and RDS use it.
   * @default one is made
   */
  readonly topicKmsKey?: string;
  /**
   * The same for topics in further regions.
   * @default one is made where a topic is
   * @limits … }
   */
  readonly topicKmsKeys?: Readonly<Partial<Record<Region, string>>>;
  /**
   * What differs from the catalogue, by the id of the alarm or event; by `<service>.*` the route of all that a service has.
   * @default {}
   */
  readonly overrides?: Readonly<Record<string, AlarmOverride | undefined>>;
  /**
   * Services that are not watched, by their name in the inventory, and why: all of their alarms and events are off.
   * @default {}
   */
  readonly off?: Readonly<Record<string, string | undefined>>;
  /**
   * Telemetry that this environment does without, and why: alarms that need it are off.
   * @default {}
   */
  readonly without?: Readonly<Record<string, string | undefined>>;
}

const reasons = (one: string, all: string) => z.record(z.string(), plainText(one).optional(), expects(all)).default({});

const policy = {
  routes: routesSchema,
  runbook: runbookSchema.optional(),
  topicKmsKey: topicKey.optional(),
  topicKmsKeys: byRegion(topicKey, "KMS keys").default({}),
  overrides: z.record(z.string(), overrideSchema.optional(), expects("a record of overrides by alarm id")).default({}),
  off: reasons("the reason why the service is not watched", "a record of reasons by service"),
  without: reasons("the reason why this environment does without it", "a record of reasons by telemetry"),
};

export const alarmsSchema = object(policy, undefined, {
  topicKmsKeyUsEast1: 'it is now topicKmsKeys: { "us-east-1": … }',
});

export type AlarmPolicy = z.output<typeof alarmsSchema>;
export type Route = AlarmPolicy["routes"]["error"];
