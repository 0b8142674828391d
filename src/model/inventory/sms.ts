import type * as z from "zod";
import { name, object, resources, text } from "../schema/fields.js";
import { targets } from "./targets.js";

const route = object({
  /** The country's ISO 3166-1 alpha-2 code: the `Country` of its metrics. */
  country: name(/^[A-Z]{2}$/, "a country code, such as JP"),
  /** The `SMSType` of its metrics, as `aws cloudwatch list-metrics --namespace AWS/SNS` shows it; AWS documents no spelling. */
  type: text("the SMSType that the metrics show"),
});

/** Text messages that SNS sends, by country and type. */
export const smsSchema = resources(route, "countries that text messages go to", "country", "type");

export type SmsRoute = z.output<typeof route>;

export const smsRoutes = targets(["sms", "*"]);
