/** A number as AWS takes it in a text: without an exponent. */
export const decimal = (value: number): string =>
  value.toLocaleString("en-US", { useGrouping: false, maximumFractionDigits: 20 });
