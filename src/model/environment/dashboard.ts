import * as z from "zod";
import { expects, matching, object, text } from "../schema/fields.js";

/** One dashboard of CloudWatch: what is in alarm on top, then each metric that is watched, with the thresholds of its alarms. */
export interface DashboardInput {
  /**
   * Its name in the account: dashboards are in no region, and AWS replaces one that has this name already.
   * @default {system}-{environment}-alarms
   * @limits 1 to 255 letters, digits, hyphens and underscores
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutDashboard.html
   */
  readonly name?: string;
  /**
   * Services that have graphs, by their name in the inventory. What is in alarm is shown of all.
   * @default all that have alarms
   */
  readonly services?: readonly string[];
}

export const dashboardSchema = object({
  name: matching(
    /^[A-Za-z0-9_-]{1,255}$/,
    "a dashboard's name: 1 to 255 letters, digits, hyphens and underscores",
  ).optional(),
  services: z
    .array(text("the name of a service, such as ecs"), expects('a list of services, such as ["ecs"]'))
    .optional(),
});

export type DashboardPolicy = z.output<typeof dashboardSchema>;
