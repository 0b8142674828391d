import type * as z from "zod";
import { object, text } from "../schema/fields.js";

/** Notices of privileged use of the account. */
export interface PrivilegedUseInput {
  /**
   * Where the trail is that logs the account's management events, where the inventory's `cloudTrail` does not hold it: without one
   * no notice comes.
   * @default the inventory holds it
   */
  readonly trail?: string;
}

export const privilegedUseSchema = object({
  trail: text("where the trail is that logs the account's management events").optional(),
});

export type PrivilegedUse = z.output<typeof privilegedUseSchema>;
