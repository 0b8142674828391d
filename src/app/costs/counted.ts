import type { Prices } from "../../model/facts/prices.js";

/** How much there is of something that costs. */
export interface Counted {
  readonly subject: string;
  readonly price: keyof Prices;
  readonly quantity: number;
  readonly region: string;
}

export const daysInMonth = 365 / 12;
