import * as dev from "../../modules/dev/index.js";
import { modules } from "../../src/app/stacks/telemetry/modules.js";
import { lazyExports } from "../../src/cdktf/lazy.js";

test("each lazy module is what the index of modules exports under its name", () => {
  const names = Object.keys(modules) as (keyof typeof modules)[];
  expect(names.length).toBeGreaterThan(15);
  for (const name of names) expect([name, modules[name]]).toEqual([name, dev[name]]);
});

test("a file is loaded when its export is first used, and not before", () => {
  let loaded = 0;
  const { ...getters } = Object.getOwnPropertyDescriptors(
    lazyExports<{ one: number }>()({ one: () => ({ one: ++loaded }) }),
  );
  expect(loaded).toBe(0);
  expect(getters.one.get?.()).toBe(1);
});

test("a name that the index does not export does not compile", () => {
  // @ts-expect-error -- the index has no such export
  expect(lazyExports<{ one: number }>()({ two: () => ({}) })).toBeDefined();
});
