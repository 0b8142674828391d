import { Fn, Lazy, TerraformStack } from "cdktf";
import { resolver } from "../../src/cdktf/tokens.js";
import { testApp } from "../support/folder.js";

const resolve = resolver(new TerraformStack(testApp(), "stack"));

test("what holds no token is given back as it is, and not copied", () => {
  const value = { tags: { Name: "a" }, rules: [{ priority: 1 }, ["b", true]] };
  expect(resolve(value)).toBe(value);
});

test("what holds one is copied as far as that: its neighbours are those that were given", () => {
  const rules = [{ priority: 1 }];
  const value = { rules, tags: { Name: Lazy.stringValue({ produce: () => "late" }) } };
  const resolved = resolve(value) as typeof value;
  expect(resolved).toEqual({ rules, tags: { Name: "late" } });
  expect(resolved.rules).toBe(rules);
  expect(value.tags.Name).not.toBe("late");
});

test("what is not given is left out, in objects and in lists", () => {
  const resolved = resolve({ name: "a", description: undefined, list: ["b", undefined, Fn.upper("c")] });
  expect(Object.keys(resolved as object)).toEqual(["name", "list"]);
  expect(resolved).toEqual({ name: "a", list: ["b", '${upper("c")}'] });
});

test("keys keep their order and their words, beside a token too", () => {
  const given = JSON.parse('{"b": 1, "__proto__": "kept", "a": 2}') as Record<string, unknown>;
  const resolved = resolve({ ...given, late: Lazy.anyValue({ produce: () => 3 }) }) as object;
  expect(JSON.stringify(resolved)).toBe('{"b":1,"__proto__":"kept","a":2,"late":3}');
});
