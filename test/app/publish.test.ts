import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { App, LocalBackend, TerraformStack } from "cdktf";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { discard, makeStaging } from "../../src/app/outputs/publish/index.js";
import { formatKept, PublishError, synthesize } from "../../src/index.js";
import { withResources } from "../support/environment.js";
import { manifestOf, readersView, runOf, stackFiles, writeFiles } from "../support/publishing.js";
import { withFolder } from "../support/synth.js";

const stacksIn = (outdir: string) =>
  Object.keys((JSON.parse(readFileSync(join(outdir, "manifest.json"), "utf8")) as { stacks: object }).stacks).sort();

/** The output folder after one run, for another to meet it. */
const withOutput = (check: (outdir: string) => void): void =>
  withFolder((folder) => {
    const outdir = join(folder, "out");
    runOf(stackFiles("1", "a", "b"), outdir);
    check(outdir);
  });

function expectRefusal(outdir: string, run: () => unknown, message: string): void {
  const before = readersView(outdir);
  expect(run).toThrow(new PublishError(message));
  expect(readersView(outdir)).toEqual(before);
  expect(readdirSync(outdir).filter((name) => name.startsWith(".unyo-"))).toEqual([]);
}

describe("stacks of earlier runs", () => {
  test("stay, in the manifest too, and are named", () =>
    withOutput((outdir) => {
      const published = runOf(stackFiles("2", "b", "c"), outdir);
      expect(published).toEqual({
        written: ["stacks/b/cdk.tf.json", "stacks/c/cdk.tf.json"],
        kept: ["stacks/a/cdk.tf.json"],
        removed: [],
      });
      expect(formatKept(published)).toEqual(["a: kept from an earlier run"]);
      expect(readersView(outdir)).toMatchObject({ ...stackFiles("1", "a"), ...stackFiles("2", "b", "c") });
      expect(readFileSync(join(outdir, "manifest.json"), "utf8")).toBe(manifestOf("a", "b", "c"));
    }));

  test("are removed by a run that prunes, without what Terraform keeps beside them", () =>
    withOutput((outdir) => {
      const ofTerraform = {
        "stacks/a/.terraform.lock.hcl": "locked",
        "stacks/a/terraform.tfstate": "state",
        "stacks/a/.terraform/environment": "default",
      };
      writeFiles(outdir, ofTerraform);
      runOf(stackFiles("1", "c"), outdir);
      expect(runOf(stackFiles("1", "c"), outdir, { prune: true }).removed).toEqual([
        "stacks/a/cdk.tf.json",
        "stacks/b/cdk.tf.json",
      ]);
      expect(readersView(outdir)).toMatchObject(ofTerraform);
      expect(existsSync(join(outdir, "stacks/a/cdk.tf.json"))).toBe(false);
      expect(existsSync(join(outdir, "stacks/b"))).toBe(false);
      expect(stacksIn(outdir)).toEqual(["c"]);
    }));

  test("stay where their name goes on with a dot, and are asked for by their whole name", () =>
    withFolder((outdir) => {
      runOf(stackFiles("1", "shop", "shop.old"), outdir);
      expect(runOf(stackFiles("2", "shop"), outdir)).toMatchObject({
        kept: ["stacks/shop.old/cdk.tf.json"],
        removed: [],
      });
      const asked: string[] = [];
      runOf(stackFiles("2", "shop"), outdir, { prune: (stack) => asked.push(stack) < 0 });
      expect(asked).toEqual(["shop.old"]);
    }));

  test("stay where the function that is asked does not answer, as one that is awaited", () =>
    withOutput((outdir) => {
      const later = (async () => false) as unknown as (stack: string) => boolean;
      expectRefusal(
        outdir,
        () => runOf(stackFiles("1", "c"), outdir, { prune: later }),
        "prune: gives [object Promise] for a, and not true or false; nothing was removed",
      );
    }));

  test("stay when a run makes none, even if it prunes", () =>
    withOutput((outdir) => {
      const before = readersView(outdir);
      expect(runOf({}, outdir).removed).toEqual([]);
      expect(readersView(outdir)).toEqual(before);
      expectRefusal(
        outdir,
        () => runOf({}, outdir, { prune: true }),
        `${outdir}: a run of no environment would prune all that unyo wrote; nothing was removed`,
      );
    }));

  test("leave the manifest when their files were removed by hand", () =>
    withOutput((outdir) => {
      rmSync(join(outdir, "stacks/a"), { recursive: true });
      expect(runOf(stackFiles("1", "b"), outdir).kept).toEqual([]);
      expect(stacksIn(outdir)).toEqual(["b"]);
    }));
});

test("what a stack of the run no longer has goes: Terraform would read it with the others, or people would apply it", () =>
  withFolder((outdir) => {
    const state = { "stacks/a/terraform.tfstate": "state" };
    const ofModule = { "modules/a/main.tf.json": "{}", "modules/a.imports.tf.json": "{}" };
    runOf({ ...stackFiles("1", "a", "ab"), "stacks/a/versions.tf.json": "{}" }, outdir);
    writeFiles(outdir, state);
    expect(runOf({ ...stackFiles("1", "a"), ...ofModule }, outdir)).toMatchObject({
      removed: ["stacks/a/versions.tf.json"],
      kept: ["stacks/ab/cdk.tf.json"],
    });
    expect(runOf({ "modules/a/main.tf.json": "{}" }, outdir)).toMatchObject({
      removed: ["modules/a.imports.tf.json", "stacks/a/cdk.tf.json"],
      kept: ["stacks/ab/cdk.tf.json"],
    });
    expect(stacksIn(outdir)).toEqual(["ab"]);
    expect(readersView(outdir)).toMatchObject(state);
  }));

test("a run that makes the same files changes none", () =>
  withOutput((outdir) => {
    const before = readdirSync(outdir, { recursive: true }).length;
    runOf(stackFiles("1", "a", "b"), outdir);
    expect(readdirSync(outdir, { recursive: true })).toHaveLength(before);
  }));

describe("what unyo did not write", () => {
  test("stays: stacks of another CDKTF app, in the manifest too, also where that app dropped ours from it", () =>
    withOutput((outdir) => {
      const app = new App({ outdir, stackTraces: false });
      const other = new TerraformStack(app, "other");
      new AwsProvider(other, "aws", { region: "ap-northeast-1" });
      new LocalBackend(other, { path: "other.tfstate" });
      app.synth();
      expect(stacksIn(outdir)).toEqual(["other"]);
      const file = readFileSync(join(outdir, "stacks/other/cdk.tf.json"), "utf8");
      const { stacks } = JSON.parse(readFileSync(join(outdir, "manifest.json"), "utf8")) as { stacks: object };
      runOf(stackFiles("2", "b"), outdir);
      expect(stacksIn(outdir)).toEqual(["a", "b", "other"]);
      runOf(stackFiles("2", "b"), outdir, { prune: true });
      expect(stacksIn(outdir)).toEqual(["b", "other"]);
      expect(JSON.parse(readFileSync(join(outdir, "manifest.json"), "utf8"))).toMatchObject({ stacks });
      expect(readFileSync(join(outdir, "stacks/other/cdk.tf.json"), "utf8")).toBe(file);
    }));

  test("is not replaced, unless it is the same", () =>
    withOutput((outdir) => {
      writeFiles(outdir, { ...stackFiles("foreign", "c"), ...stackFiles("2", "d") });
      expectRefusal(
        outdir,
        () => runOf(stackFiles("2", "b", "c", "d"), outdir),
        [
          `${join(outdir, "stacks/c/cdk.tf.json")}: not written by unyo (${join(outdir, ".unyo.json")} does not list it), so not replaced`,
          "  Nothing was written. right: another outdir, or take these out of the way first",
        ].join("\n"),
      );
      runOf(stackFiles("2", "d"), outdir);
      expect(stacksIn(outdir)).toEqual(["a", "b", "d"]);
    }));

  test("is not reached through a manifest, a record or a link that lead out of the folder", () =>
    withOutput((outdir) => {
      const victim = resolve(outdir, "../victim");
      writeFiles(victim, { "cdk.tf.json": "precious" });
      const entry = { name: "v", synthesizedStackPath: "../victim/cdk.tf.json" };
      const manifest = { stacks: { v: entry }, version: "0.21.0" };
      writeFileSync(join(outdir, "manifest.json"), JSON.stringify(manifest));
      runOf(stackFiles("2", "b"), outdir, { prune: true });

      const record = join(outdir, ".unyo.json");
      const before = readFileSync(record, "utf8");
      for (const path of ["../victim/cdk.tf.json", "stacks/../../victim/cdk.tf.json", join(victim, "cdk.tf.json")]) {
        writeFileSync(record, JSON.stringify({ ...JSON.parse(before), files: [path] }));
        expect(() => runOf(stackFiles("3", "b"), outdir, { prune: true })).toThrow(/a path that leaves the folder/);
      }
      writeFileSync(record, before);

      rmSync(join(outdir, "stacks/b"), { recursive: true });
      symlinkSync(victim, join(outdir, "stacks/b"));
      runOf(stackFiles("3", "c"), outdir, { prune: true });
      symlinkSync(victim, join(outdir, "stacks/d"));
      expect(() => runOf(stackFiles("3", "d"), outdir)).toThrow(
        `${join(outdir, "stacks/d/cdk.tf.json")}: behind a link or a file, not in a folder of ${outdir}`,
      );
      expect(readersView(victim)).toEqual({ "cdk.tf.json": "precious" });
    }));

  test.each([
    ["{}", "stacks"],
    ['{ "stacks": { "a": {', "JSON"],
    ["[]", "object"],
    ["", "JSON"],
  ])("a manifest that reads %j is named before anything is written", (text, reason) =>
    withOutput((outdir) => {
      const file = join(outdir, "manifest.json");
      writeFileSync(file, text);
      const before = readersView(outdir);
      let message = "";
      try {
        runOf(stackFiles("2", "a"), outdir);
      } catch (error) {
        message = (error as PublishError).message;
      }
      const [first, second] = message.split("\n");
      expect(first).toContain(`${file}: cannot be read (`);
      expect(first).toMatch(/; nothing was written$/);
      expect(first).toContain(reason);
      expect(second).toBe("  right: remove the file; the next run of each app in this folder lists its stacks anew");
      expect(readersView(outdir)).toEqual(before);

      rmSync(file);
      runOf(stackFiles("2", "a"), outdir);
      expect(stacksIn(outdir)).toEqual(["a", "b"]);
    }),
  );
});

test("the folder of a run is ignored by git wherever the output folder is", () =>
  withFolder((folder) => {
    execFileSync("git", ["init", "--quiet", folder]);
    const staging = makeStaging(join(folder, "out"));
    writeFiles(staging.folder, stackFiles("1", "a"));
    expect(execFileSync("git", ["-C", folder, "status", "--porcelain"], { encoding: "utf8" })).toBe("");
    discard(staging);
    expect(readdirSync(join(folder, "out"))).toEqual([]);
  }));

describe("the output folder", () => {
  test("may be a link, and is named as the caller did", () =>
    withFolder((folder) => {
      const [real, link] = [join(folder, "real"), join(folder, "link")];
      mkdirSync(real);
      symlinkSync(real, link);
      const [summary] = synthesize([withResources({})], { outdir: link });
      expect(summary?.file).toBe(join(link, "stacks/idp-prod-telemetry/cdk.tf.json"));
      expect(existsSync(join(real, "stacks/idp-prod-telemetry/cdk.tf.json"))).toBe(true);
      expect(realpathSync(link)).toBe(realpathSync(real));
    }));

  test("must have a name, and must not be a file", () =>
    withFolder((folder) => {
      const file = join(folder, "file");
      writeFileSync(file, "");
      expect(() => synthesize([], { outdir: "" })).toThrow(
        new PublishError('outdir: "" names no folder; "." is the current one'),
      );
      expect(() => synthesize([], { outdir: file })).toThrow(
        `${file}: cannot be written (EEXIST: file already exists)`,
      );
    }));
});

describe("variables of CDKTF", () => {
  const withVariable = (name: string, value: string, run: () => void): void => {
    process.env[name] = value;
    try {
      run();
      expect(process.env[name]).toBe(value);
    } finally {
      delete process.env[name];
    }
  };

  test.each(["true", "1", "false"])("SYNTH_HCL_OUTPUT=%s changes no file", (value) =>
    withFolder((folder) => {
      const [plain, other] = [join(folder, "plain"), join(folder, "other")];
      synthesize([withResources({})], { outdir: plain });
      withVariable("SYNTH_HCL_OUTPUT", value, () => synthesize([withResources({})], { outdir: other }));
      expect(readersView(other)).toEqual(readersView(plain));
    }),
  );

  test("CDKTF_OUTDIR names the folder where the caller does not", () =>
    withFolder((folder) => {
      const [named, given] = [join(folder, "a/named"), join(folder, "given")];
      withVariable("CDKTF_OUTDIR", named, () => {
        expect(synthesize([withResources({})])[0]!.file).toBe(join(named, "stacks/idp-prod-telemetry/cdk.tf.json"));
        expect(synthesize([withResources({})], { outdir: given })[0]!.file).toContain(given);
      });
      expect(readersView(named)).toEqual(readersView(given));
    }));
});
