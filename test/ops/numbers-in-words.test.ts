import * as fc from "fast-check";
import { numberInWords, roundedInWords } from "../../modules/ops/engine/durations.js";

const asReadBy = (decimals: number) => new Intl.NumberFormat("en-US", { maximumFractionDigits: decimals });

test.each([
  [0, "0"],
  [999, "999"],
  [1000, "1,000"],
  [-1234567.125, "-1,234,567.125"],
  [1e21, "1 × 10^21"],
  [-1.5e308, "-1.5 × 10^308"],
  [0.0000001, "0.0000001"],
])("%d is read %s", (value, text) => {
  expect(numberInWords(value)).toBe(text);
});

test("numbers are grouped as in English", () => {
  const numbers = fc
    .oneof(fc.integer(), fc.double({ min: -1e15, max: 1e15, noNaN: true }))
    .map((value) => Math.round(value * 100) / 100 + 0);
  fc.assert(
    fc.property(numbers, (value) => {
      expect(numberInWords(value)).toBe(asReadBy(20).format(value));
      expect(roundedInWords(value)).toBe(asReadBy(2).format(value));
    }),
  );
});

test("a number has all of its digits", () => {
  const numbers = fc.double({ noNaN: true, min: -1e20, max: 1e20 }).filter((value) => Math.abs(value) >= 1e-6);
  fc.assert(fc.property(numbers, (value) => expect(Number(numberInWords(value).replaceAll(",", ""))).toBe(value)));
});
