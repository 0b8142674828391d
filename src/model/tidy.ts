/** Without the last digits that binary fractions leave: 0.7 × 345600 is 241920. A whole number of so many digits has none. */
export const tidy = (number: number): number =>
  Number.isInteger(number) && Math.abs(number) < 1e15 ? number : Number(number.toPrecision(15));
