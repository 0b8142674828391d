import { clockOf, type LocalClock } from "../actions/local-time.js";
import { EvaluationError, show } from "../errors.js";

/** The hours in which nobody should be woken, on the clocks of the team. */
export interface Night {
  /** An IANA time zone. */
  readonly timezone: string;
  /** `22:00-07:00`. @default "22:00-07:00" */
  readonly hours?: string;
}

const clockTime = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** Tells night from day, and a time as the team's clocks show it. */
export class TeamClock {
  readonly #clock: LocalClock;
  readonly #from: number;
  readonly #to: number;

  constructor({ timezone, hours = "22:00-07:00" }: Night) {
    this.#clock = clockOf(timezone);
    const [from, to, ...more] = hours.split("-").map(secondsOf);
    if (from === undefined || to === undefined || from === to || more.length > 0) {
      throw new EvaluationError([`night: ${show(hours)} is no range of two times, such as 22:00-07:00`]);
    }
    this.#from = from;
    this.#to = to;
  }

  isNight(time: number): boolean {
    const second = this.#clock.wall(time) % 86_400;
    if (this.#from < this.#to) return second >= this.#from && second < this.#to;
    return second >= this.#from || second < this.#to;
  }

  /** `2026-03-02 09:00`. */
  text(time: number): string {
    return this.#clock.text(time);
  }
}

function secondsOf(text: string): number | undefined {
  const [, hours, minutes] = clockTime.exec(text) ?? [];
  return hours === undefined ? undefined : Number(hours) * 3600 + Number(minutes) * 60;
}
