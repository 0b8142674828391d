import type * as z from "zod";
import { name, object, resources, text } from "../schema/fields.js";
import { targets } from "./targets.js";

/** A country and a type of text messages. */
export interface SmsRouteInput {
  /** The country's ISO 3166-1 alpha-2 code: the `Country` of its metrics. */
  readonly country: string;
  /** The `SMSType` of its metrics, as `aws cloudwatch list-metrics --namespace AWS/SNS` shows it; AWS documents no spelling. */
  readonly type: string;
}

const route = object({
  country: name(/^[A-Z]{2}$/, "a country code, such as JP"),
  type: text("the SMSType that the metrics show"),
});

export const smsSchema = resources(route, "countries that text messages go to", "country", "type");

export type SmsRoute = z.output<typeof route>;

export const smsRoutes = targets(["sms", "*"]);
