import { EvaluationError, show } from "../errors.js";

/** A moment as the clocks of a time zone show it, without the zone: milliseconds as if it were UTC. */
export class LocalClock {
  readonly #format: Intl.DateTimeFormat;

  /** Throws a RangeError for a zone that is not known. */
  constructor(readonly timezone: string) {
    this.#format = new Intl.DateTimeFormat("en-US", {
      timeZone: timezone,
      calendar: "iso8601",
      numberingSystem: "latn",
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
  }

  /** Seconds on the wall clock at that time. */
  wall(time: number): number {
    const parts = new Map(this.#format.formatToParts(time * 1000).map(({ type, value }) => [type, Number(value)]));
    const at = (type: Intl.DateTimeFormatPartTypes) => parts.get(type)!;
    return Date.UTC(at("year"), at("month") - 1, at("day"), at("hour"), at("minute"), at("second")) / 1000;
  }

  /** `2026-03-02 09:00`. */
  text(time: number): string {
    return wallText(this.wall(time));
  }

  /**
   * When the wall clock shows that time. An hour that comes twice counts at its first coming; one that is left out counts
   * as long after the change as it would have been without it (02:30 becomes 03:30).
   */
  time(wall: number): number {
    const day = 86_400;
    const before = this.wall(wall - day) - (wall - day);
    const after = this.wall(wall + day) - (wall + day);
    const candidates = [wall - before, wall - after].filter((time) => this.wall(time) === wall);
    return candidates.length > 0 ? Math.min(...candidates) : wall - before;
  }
}

/** `2026-03-02 09:00`, of seconds on a wall clock. */
export const wallText = (wall: number): string => new Date(wall * 1000).toISOString().slice(0, 16).replace("T", " ");

/** The clock of a zone that somebody named. */
export function clockOf(timezone: string): LocalClock {
  try {
    return new LocalClock(timezone);
  } catch {
    throw new EvaluationError([`timezone: ${show(timezone)} is no IANA time zone, such as Asia/Tokyo`]);
  }
}
