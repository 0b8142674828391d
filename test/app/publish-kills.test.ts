import { existsSync, mkdirSync, readdirSync, realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PublishError } from "../../src/index.js";
import {
  countSteps,
  isWithin,
  killedAt,
  readersView,
  runOf,
  stackFiles,
  watched,
  type Files,
  type Step,
} from "../support/publishing.js";
import { withFolder } from "../support/synth.js";

/** A run that replaces, adds and removes. */
const first: Files = {
  ...stackFiles("1", "a", "b", "gone"),
  "stacks/a/versions.tf.json": "{}",
  "modules/a/main.tf.json": '{ "run": 1 }',
};
const second: Files = {
  ...stackFiles("2", "a", "b", "new"),
  "modules/a/main.tf.json": '{ "run": 2 }',
  "policies/a.json": "{}",
};
const publishSecond = (outdir: string) => runOf(second, outdir, { prune: true });
const nothing: Files = {};

const before = withFolder((folder) => (runOf(first, folder), readersView(folder)));
const after = withFolder((folder) => (runOf(first, folder), publishSecond(folder), readersView(folder)));
const steps = withFolder((folder) => (runOf(first, folder), countSteps(() => publishSecond(folder))));

/** The output after the first run, and after the second was killed at a step. */
function withKilled(step: number, check: (outdir: string) => void): void {
  withFolder((outdir) => {
    runOf(first, outdir);
    killedAt(step, () => publishSecond(outdir));
    check(outdir);
  });
}

function expectOneOfTwo(outdir: string): void {
  const view = readersView(outdir);
  expect(view).toEqual(JSON.stringify(view) === JSON.stringify(before) ? before : after);
}

const everyStep = Array.from({ length: steps }, (_, index) => index);

test("a run that replaces, adds and removes differs in all three", () => {
  expect(steps).toBeGreaterThan(40);
  expect(Object.keys(before)).toContain("stacks/gone/cdk.tf.json");
  expect(Object.keys(after)).not.toContain("stacks/gone/");
  expect(Object.keys(after)).not.toContain("stacks/a/versions.tf.json");
  expect(Object.keys(after)).toContain("stacks/new/cdk.tf.json");
});

describe("a run that is killed, at any step", () => {
  test("tears no file, and leaves the earlier output or the new one after the next run, whatever that makes", () => {
    const texts = new Set([...Object.values(before), ...Object.values(after)]);
    const ends = everyStep.map((step) => {
      let end = "";
      withKilled(step, (outdir) => {
        for (const text of Object.values(readersView(outdir))) expect(texts).toContain(text);
        runOf(nothing, outdir);
        const view = readersView(outdir);
        end = JSON.stringify(view) === JSON.stringify(before) ? "before" : "after";
        expect(view).toEqual(end === "before" ? before : after);
      });
      return end;
    });
    expect(new Set(ends)).toEqual(new Set(["before", "after"]));
    expect(ends).toEqual([...ends].sort().reverse()); // the journal is the one point where it changes
  });

  test("is followed by runs that publish as ever", () => {
    for (const step of everyStep) {
      withKilled(step, (outdir) => {
        publishSecond(outdir);
        expect(readersView(outdir)).toEqual(after);
      });
    }
  });

  test("leaves one of the two even when the run that mends it is killed at any step too", () => {
    for (const step of everyStep) {
      let left = 0;
      withKilled(step, (outdir) => (left = countSteps(() => runOf(nothing, outdir))));
      for (let again = step % 17; again < left; again += 17) {
        withKilled(step, (outdir) => {
          killedAt(again, () => runOf(nothing, outdir));
          runOf(nothing, outdir);
          expectOneOfTwo(outdir);
        });
      }
    }
  });
});

describe("a step that fails", () => {
  const failAt = (outdir: string, fails: (step: Step) => boolean): unknown => {
    try {
      watched(
        (step) => {
          if (!fails(step)) return;
          throw Object.assign(new Error(`EACCES: permission denied, open '${step.paths[0]}'`), { code: "EACCES" });
        },
        () => publishSecond(outdir),
      );
      return undefined;
    } catch (error) {
      return error;
    }
  };

  test("leaves the output as it was, whichever it is, or is done without", () => {
    for (const step of everyStep) {
      withFolder((outdir) => {
        runOf(first, outdir);
        const error = failAt(outdir, ({ index }) => index === step);
        runOf(nothing, outdir);
        expectOneOfTwo(outdir);
        if (error !== undefined) expect(error).toMatchObject({ message: expect.stringContaining(outdir) });
      });
    }
  });

  test.each(Object.keys({ ...first, ...second }))("takes all back when %s cannot be changed, and says so", (file) =>
    withFolder((outdir) => {
      runOf(first, outdir);
      const target = join(realpathSync(outdir), file);
      const error = failAt(
        outdir,
        ({ paths }) => paths.includes(target) && paths.length === 2 && !paths[1]!.includes("/old/"),
      );
      expect(error).toBeInstanceOf(PublishError);
      expect((error as Error).message).toBe(
        `${join(outdir, file)}: cannot be written (EACCES: permission denied); the output is as it was`,
      );
      expect(readersView(outdir)).toEqual(before);
      expect(readdirSync(outdir).filter((name) => name.startsWith(".unyo-"))).toEqual([]);
    }),
  );

  test("leaves the output whole at once where the disk is full from then on", () => {
    const needsSpace = ["writeFileSync", "copyFileSync", "mkdirSync"];
    for (const step of everyStep) {
      withFolder((outdir) => {
        runOf(first, outdir);
        failAt(outdir, ({ index, name }) => index >= step && needsSpace.includes(name));
        expectOneOfTwo(outdir);
      });
    }
  });

  test("is told, and mended by the next run, when what was done cannot be taken back", () =>
    withFolder((outdir) => {
      runOf(first, outdir);
      const [a, b] = ["a", "b"].map((name) => join(realpathSync(outdir), "stacks", name, "cdk.tf.json"));
      let isBroken = false;
      const error = failAt(outdir, ({ paths }) => {
        isBroken ||= paths[1] === b;
        return isBroken && (paths[1] === a || paths[1] === b);
      });
      expect((error as Error).message).toBe(
        `${join(outdir, "stacks/a/cdk.tf.json")}: cannot be put back as it was, which leaves files of two runs until the next run can (EACCES: permission denied)`,
      );
      runOf(nothing, outdir);
      expect(readersView(outdir)).toEqual(before);
    }));
});

test("touches nothing outside the output folder, so a mount point or a folder in a read-only parent will do", () =>
  withFolder((folder) => {
    const outdir = join(folder, "out");
    mkdirSync(outdir);
    watched(
      ({ name, paths }) => {
        for (const path of paths) {
          if (isWithin(realpathSync(outdir), path) || (name === "mkdirSync" && existsSync(path))) continue;
          throw Object.assign(new Error(`EXDEV: ${path}`), { code: "EXDEV" });
        }
      },
      () => {
        runOf(first, outdir);
        publishSecond(outdir);
      },
    );
    expect(readersView(outdir)).toEqual(after);
  }));

test("refuses a folder in place of a file before anything is written", () =>
  withFolder((outdir) => {
    runOf(first, outdir);
    mkdirSync(join(outdir, "policies", "a.json"), { recursive: true });
    writeFileSync(join(outdir, "stacks", "new"), "");
    const view = readersView(outdir);
    expect(() => publishSecond(outdir)).toThrow(
      new PublishError(
        [
          `${join(outdir, "policies/a.json")}: a link or a folder, where a file is to be written`,
          `${join(outdir, "stacks/new/cdk.tf.json")}: behind a link or a file, not in a folder of ${outdir}`,
          "  Nothing was written. right: another outdir, or take these out of the way first",
        ].join("\n"),
      ),
    );
    expect(readersView(outdir)).toEqual(view);
  }));
