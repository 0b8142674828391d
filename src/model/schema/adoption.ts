import * as z from "zod";
import { expects, object, plainText } from "./fields.js";

/**
 * How something that exists is taken over whose history can get lost: what it keeps now is said, since nothing that is written
 * down here knows it, and where the policy keeps less, somebody says why history may go.
 */
export const adoption = <const None extends string>(what: string, none: None, days: z.ZodType<number, number>) =>
  object(
    {
      retention: z.union([z.literal(none), days], expects(`the days that it keeps ${what} now, or "${none}"`)),
      shortens: plainText("the reason why what is older may be deleted").optional(),
    },
    `what it keeps now, such as { retention: "${none}" } or { retention: 31 }`,
  ).optional();

/** What is there now of something that is taken over, and the word for losing some of it. */
export interface AdoptionInput<None extends string> {
  /** Days that it keeps its history now. */
  readonly retention: number | None;
  /** Why what is older than the policy's days may be deleted; needed where it keeps more now. */
  readonly shortens?: string;
}

/** The same after it was checked. */
export interface Adoption {
  readonly retention: number | "never" | "off";
  readonly shortens?: string | undefined;
}

/** Days as people say them; the log group that keeps everything and the history that is not kept are no number. */
export const daysOf = (days: Adoption["retention"]): string => (typeof days === "number" ? `${days} days` : days);

/** Whether what is there now is longer than what will be. */
export function shortens({ retention }: Adoption, after: number | "off"): boolean {
  const count = (days: Adoption["retention"]) => (days === "never" ? Infinity : days === "off" ? 0 : days);
  return count(retention) > count(after);
}
