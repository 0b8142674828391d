/** Without the last digits that binary fractions leave: 0.7 × 345600 is 241920. */
export const tidy = (number: number): number => Number(number.toPrecision(15));
