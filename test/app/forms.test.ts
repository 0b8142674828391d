import { readFileSync } from "node:fs";
import { join } from "node:path";
import { formatSummaries, synthesize, type SynthesizeOptions } from "../../src/index.js";
import { withResources } from "../support/environment.js";
import { filesOf, readFiles } from "../support/forms.js";
import { withFolder } from "../support/synth.js";

const prod = withResources({});

const root = ["telemetry", "alarms"].map((half) => `stacks/idp-prod-${half}/cdk.tf.json`);
const modules = ["telemetry", "alarms"].map((half) => `modules/idp-prod-${half}/main.tf.json`);
const written = (options: SynthesizeOptions) => Object.keys(filesOf(prod, options)).sort();

describe("the forms of a run", () => {
  test("are root modules where nothing is said", () => {
    expect(written({})).toEqual(["manifest.json", ...root].sort());
  });

  test("are those that are asked for, each told in the summary", () => {
    expect(written({ forms: ["root", "module"] })).toEqual(["manifest.json", ...root, ...modules].sort());
    withFolder((outdir) => {
      const summaries = synthesize([prod], { outdir, forms: ["module", "root", "module"] });
      expect(summaries.map(({ file }) => file)).toEqual(modules.map((file) => join(outdir, file)));
      expect(summaries[0]!.files).toEqual([modules[0], root[0]].map((file) => join(outdir, file!)));
      for (const file of [...root, ...modules]) expect(formatSummaries(summaries)).toContain(file);
    });
  });

  test("may be child modules alone, which the CDKTF CLI has nothing to do with", () => {
    const files = filesOf(prod, { forms: ["module"] });
    expect(Object.keys(files).sort()).toEqual(["manifest.json", ...modules].sort());
    expect(files["manifest.json"]).toMatchObject({ stacks: {} });
  });

  test("leave the root modules as they are", () => {
    const alone = filesOf(prod, {});
    const beside = filesOf(prod, { forms: ["root", "module"] });
    for (const file of root) expect(beside[file]).toEqual(alone[file]);
  });

  test("do not stay where a later run does not ask for them", () =>
    withFolder((outdir) => {
      synthesize([prod], { outdir, forms: ["root", "module"], versionsFile: true });
      const { published } = synthesize([prod], { outdir });
      expect(Object.keys(readFiles(outdir)).sort()).toEqual(["manifest.json", ...root].sort());
      expect(published.removed).toEqual(expect.arrayContaining(modules));
    }));

  test("are known ones, or nothing is written", () => {
    const of = (...forms: readonly string[]) => ({ forms: forms as SynthesizeOptions["forms"] });
    expect(() => filesOf(prod, of("rot"))).toThrow('forms: has no "rot"; one or more of "root", "module"');
    expect(() => filesOf(prod, of("toString"))).toThrow('forms: has no "toString"');
    expect(() => filesOf(prod, of())).toThrow('forms: names none; one or more of "root", "module"');
    expect(() => filesOf(prod, { forms: "root" } as never)).toThrow('forms: "root" is not a list such as');
  });

  test("and every other option are told where they are misspelt, and nothing is written", () =>
    withFolder((outdir) => {
      const options = { outdir, form: ["module"], toString: true } as SynthesizeOptions;
      expect(() => synthesize([prod], options)).toThrow(
        /^form: synthesize has no such option; did you mean "forms"\?\ntoString: synthesize has no such option/,
      );
      expect(readFiles(outdir)).toEqual({});
    }));
});

test.each<[unknown, string]>([
  [{ prune: "false" }, 'prune: "false" is not true, false, or a function that says so of a stack\'s name'],
  [
    { outdir: 5, versionsFile: "no", moduleName: "shop", customize: "x", gaps: "warm" },
    "outdir: 5 is not the path of a folder\n" +
      'versionsFile: "no" is not true or false\n' +
      'moduleName: "shop" is not a function that gives a stack\'s name\n' +
      'customize: "x" is not a function that adds to the stacks\n' +
      'gaps: "warm" is none of "warn", "error", "ignore"',
  ],
  [null, 'options: null is not an object such as { forms: ["module"] }'],
  [
    Promise.resolve({ forms: ["module"] }),
    'options: an object of class Promise is not an object such as { forms: ["module"] }',
  ],
])("options that are something else are told: %j", (options, message) => {
  expect(() => synthesize([prod], options as SynthesizeOptions)).toThrow(new Error(message));
});

describe("a file for versions", () => {
  const forms = ["root", "module"] as const;
  const together = filesOf(prod, { forms });
  const apart = filesOf(prod, { forms, versionsFile: true });

  test.each([...root, ...modules])("takes them out of %s, and nothing else", (file) => {
    const versions = apart[join(file, "../versions.tf.json")]!;
    expect(Object.keys(versions)).toEqual(["terraform"]);
    expect(Object.keys(versions.terraform).sort()).toEqual(["required_providers", "required_version"]);
    const { terraform = {}, ...others } = apart[file]!;
    expect({ ...others, terraform: { ...terraform, ...versions.terraform } }).toEqual(together[file]);
    expect(terraform).not.toHaveProperty("required_version");
  });

  test("is the same for the CDKTF CLI", () => {
    expect(apart["manifest.json"]).toEqual(together["manifest.json"]);
  });
});

test("every run writes the same bytes", () =>
  withFolder((one) =>
    withFolder((other) => {
      const options = { forms: ["root", "module"], versionsFile: true } as const;
      synthesize([prod], { ...options, outdir: one });
      synthesize([prod], { ...options, outdir: other });
      for (const file of Object.keys(readFiles(one)))
        expect(readFileSync(join(one, file), "utf8")).toBe(readFileSync(join(other, file), "utf8"));
    }),
  ));
