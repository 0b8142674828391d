import type { AlarmState } from "./types.js";

/** A change of an alarm's state. */
export interface Transition {
  readonly alarm: string;
  /** Epoch seconds. */
  readonly time: number;
  readonly from: AlarmState;
  readonly to: AlarmState;
  /** Why, in one sentence. */
  readonly reason: string;
}

/** A transition whose reason is put into words when somebody reads it. */
export class Change implements Transition {
  readonly #reason: () => string;

  constructor(
    readonly alarm: string,
    readonly time: number,
    readonly from: AlarmState,
    readonly to: AlarmState,
    reason: () => string,
  ) {
    this.#reason = reason;
  }

  get reason(): string {
    return this.#reason();
  }

  toJSON(): Transition {
    const { alarm, time, from, to, reason } = this;
    return { alarm, time, from, to, reason };
  }
}
