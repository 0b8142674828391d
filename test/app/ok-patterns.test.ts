import { longestPattern, okNoticesOf } from "../../src/app/ok-notices.js";
import { defineEnvironment, type EnvironmentDefinition } from "../../src/index.js";
import { everyKind, everyKindDefinition } from "../support/every-kind.js";

const prefixes = (environment: ReturnType<typeof everyKind>) =>
  okNoticesOf(environment).map(({ pattern }) =>
    pattern.detail.alarmName.map((part) => (typeof part === "string" ? part : part.prefix)),
  );

/** A certificate of the environment's region, or of us-east-1, is watched where it is. */
const certificates = Object.fromEntries(
  ["ap-northeast-1", "us-east-1"].flatMap((region, which) =>
    Array.from({ length: 30 }, (_, index) => [
      `${"ab"[which]}${index}`,
      { arn: `arn:aws:acm:${region}:111122223333:certificate/12345678-1234-1234-1234-0123456789${10 + index}` },
    ]),
  ),
);

test("the pattern of what became OK fits into EventBridge, however long names are, and however many", () => {
  const long = { ...everyKindDefinition, system: "a".repeat(20), name: "b".repeat(12) } as EnvironmentDefinition;
  const many = defineEnvironment({ ...long, resources: { ...long.resources, acm: certificates } });
  for (const environment of [everyKind(), defineEnvironment(long), many]) {
    for (const { pattern } of okNoticesOf(environment))
      expect(JSON.stringify(pattern).length).toBeLessThanOrEqual(longestPattern);
  }
  expect(prefixes(everyKind())[0]!.length).toBeGreaterThan(1);
  expect(prefixes(many).flat()).not.toContain(`${"a".repeat(20)}-${"b".repeat(12)}-`);
  const names = okNoticesOf(many).map(({ name }) => name);
  expect(names).toContain(`${"a".repeat(20)}-${"b".repeat(12)}-ok-warn-2`);
  expect(new Set(names).size).toBe(names.length);
});
