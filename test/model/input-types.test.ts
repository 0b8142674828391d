import type * as z from "zod";
import type { environmentSchema } from "../../src/model/environment/environment.js";
import type { EnvironmentInput } from "../../src/model/environment/index.js";
import type { Differences } from "../support/differences.js";

type Schema = z.input<typeof environmentSchema>;

// `npm run typecheck` names the path at which an interface and its schema part.
const differences: readonly Differences<EnvironmentInput, Schema, "environment">[] = [];

test("what may be written is what the schemas take", () => {
  expect(differences satisfies readonly never[]).toEqual([]);
});

test("a difference is told with its path", () => {
  type Written = { readonly a: { readonly b?: number; readonly c: string }; readonly d: readonly string[] };
  type Taken = { a: { b: number; c: "x" }; d: number[]; e?: string };
  const found: Record<Differences<Written, Taken, "input">, true> = {
    "input.a.b": true,
    "input.a.c": true,
    "input.d": true,
    "input.e": true,
  };
  expect(Object.keys(found)).toHaveLength(4);
});
