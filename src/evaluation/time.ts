import { show } from "./errors.js";

/** Epoch seconds, or ISO 8601 with a zone: `2026-01-20T14:00:00Z`. */
export type Instant = number | string;

const iso = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;

/** Epoch seconds, or what is wrong with the instant. */
export function seconds(instant: Instant): number | string {
  const value = typeof instant === "string" && iso.test(instant) ? Date.parse(instant) / 1000 : instant;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  return `${show(instant)} is not a time: epoch seconds, or ISO 8601 with a zone such as 2026-01-20T14:00:00Z`;
}

/** `2026-01-20T14:00:00Z`. */
export const isoTime = (time: number): string => new Date(time * 1000).toISOString().replace(".000Z", "Z");
