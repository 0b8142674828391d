import { shop } from "../../../examples/environment.js";
import { documentEnvironment } from "../../../src/app/documents/environment-page.js";
import { undocumented } from "../../../src/app/documents/doc-comments.js";
import { inputFields } from "../../../src/app/documents/input-fields.js";
import { limitsOf } from "../../../src/app/documents/limits.js";
import { schemaFields } from "../../../src/app/documents/schema-fields.js";
import { defineEnvironment } from "../../../src/index.js";
import { environmentSchema } from "../../../src/model/environment/index.js";

const written = inputFields("src/model/environment/environment.ts", "EnvironmentInput");
const taken = schemaFields(environmentSchema);
const nameOf = ({ path }: { readonly path: readonly string[] }) => path.join(".");
const schemaOf = new Map(taken.map((field) => [nameOf(field), field]));

describe("the interfaces of an environment", () => {
  test("have the fields that the schemas have, and the same ones may be left out", () => {
    const told = (fields: typeof written | typeof taken) =>
      fields.map((field) => `${nameOf(field)}${field.optional ? "?" : ""}`).sort();
    const leaves = written.filter(({ type }) => type?.startsWith("Record<")).map(nameOf);
    const own = taken.filter((field) => !leaves.some((leaf) => nameOf(field).startsWith(`${leaf}.`)));
    expect(told(written)).toEqual(told(own));
  });

  test("say of every field what it is for", () => {
    expect(written.filter(({ meaning }) => meaning === undocumented).map(nameOf)).toEqual([]);
  });

  test("say the defaults that the schemas have", () => {
    const wrong = written.flatMap(({ fallback, ...field }) => {
      const real = schemaOf.get(nameOf(field))?.fallback;
      if (real === undefined || typeof real === "object") return [];
      return fallback === String(real) || fallback?.startsWith(`${String(real)} (`)
        ? []
        : [`${nameOf(field)}: @default ${String(real)}`];
    });
    expect(wrong).toEqual([]);
  });

  test("say the limits that the schemas have, in the words of their errors", () => {
    const wrong = written.flatMap(({ limits, type, ...field }) => {
      const real = type === undefined ? undefined : limitsOf(schemaOf.get(nameOf(field))?.right);
      return limits === real ? [] : [`${nameOf(field)}: ${real === undefined ? "no @limits" : `@limits ${real}`}`];
    });
    expect(wrong).toEqual([]);
  });
});

describe("docs/environment.md", () => {
  const page = documentEnvironment();

  test("has an example of every part, out of one environment that can be defined", () => {
    expect(page).not.toContain("No example");
    expect(defineEnvironment(shop).name).toBe("prod");
  });

  test("has a line of every field", () => {
    const named = (name: string) => `| \`${name.replaceAll(".[]", "[]")}\` |`;
    expect(page).toContain(named("telemetry"));
    const parts = new Set([...page.matchAll(/^## (.*)$/gm)].map(([, part]) => part!));
    for (const name of written.map(nameOf)) {
      const part = [...parts].find((one) => name.startsWith(`${one}.`));
      if (part) expect(page).toContain(named(name.slice(part.length + 1)));
    }
  });
});

test("limits are the part of an error that bounds a value", () => {
  expect(limitsOf("a timeout in seconds: a whole number from 1 to 900")).toBe("a whole number from 1 to 900");
  expect(limitsOf("US dollars in a month, above 0")).toBe("above 0");
  expect(limitsOf("the ARN of a role (arn:aws:iam:…)")).toBeUndefined();
  expect(limitsOf('a number; to leave warn out, say why: off: { warn: "…" }')).toBeUndefined();
});
