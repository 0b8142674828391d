import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { Worker } from "node:worker_threads";
import ts from "typescript";
import { PublishError } from "../../src/index.js";
import { countSteps, impatient, readersView, runOf, stackFiles, watched } from "../support/publishing.js";
import { withFolder } from "../support/synth.js";

jest.setTimeout(120_000);

const root = resolve(__dirname, "../..");
const publishing = "src/app/outputs/publish";
const child = join(root, "test/support/publish-child.cjs");

/** The publishing code alone, compiled, so that processes start fast. */
let code: string;
/** With what it stands on. */
let built: string;

beforeAll(() => {
  mkdirSync(join(root, ".build"), { recursive: true });
  built = mkdtempSync(join(root, ".build", "publish-"));
  code = join(built, publishing);
  const files = readdirSync(join(root, publishing)).map((file) => join(publishing, file));
  for (const file of [...files, "src/cdktf/json-file.ts"]) {
    const { outputText } = ts.transpileModule(readFileSync(join(root, file), "utf8"), {
      compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true },
    });
    mkdirSync(join(built, dirname(file)), { recursive: true });
    writeFileSync(join(built, file.replace(/ts$/, "js")), outputText);
  }
});

afterAll(() => rmSync(built, { recursive: true, force: true }));

type Run = [outdir: string, text: string, stacks: string, times: number, victim?: number];

async function inProcess(...run: Run): Promise<string> {
  const started = spawn(process.execPath, [child, code, ...run.map(String)], { stdio: ["ignore", "ignore", "pipe"] });
  const errors: string[] = [];
  started.stderr.on("data", (data) => errors.push(String(data)));
  const [status, signal] = await once(started, "close");
  return signal ?? (status === 0 ? "done" : errors.join(""));
}

async function inThread(...run: Run): Promise<string> {
  const worker = new Worker(child, { workerData: [code, ...run] });
  const [status] = await once(worker, "exit");
  return status === 0 ? "done" : "failed";
}

async function withFolderAsync(check: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(built, "out-"));
  await check(folder);
}

const stacksIn = (outdir: string, file: string) =>
  Object.keys((JSON.parse(readFileSync(join(outdir, file), "utf8")) as { stacks: object }).stacks).sort();

const leftovers = (outdir: string) => readdirSync(outdir).filter((name) => name.startsWith(".unyo-"));

describe.each([
  ["processes", inProcess],
  ["worker threads", inThread],
])("%s of one process id that publish into one folder at once", (_, start) => {
  test("lose no stack of any of them, and leave nothing behind", () =>
    withFolderAsync(async (outdir) => {
      const ends = await Promise.all(["a", "b", "c"].map((name) => start(outdir, "x", `${name}1,${name}2`, 5)));
      expect(ends).toEqual(["done", "done", "done"]);
      const all = ["a1", "a2", "b1", "b2", "c1", "c2"];
      expect(stacksIn(outdir, "manifest.json")).toEqual(all);
      expect(stacksIn(outdir, ".unyo.json")).toEqual(all);
      for (const name of all) {
        expect(readersView(outdir)[`stacks/${name}/cdk.tf.json`]).toBe(`{ "text": "${name} x.4" }`);
      }
      expect(leftovers(outdir)).toEqual([]);
    }));

  test("leave the files of one of them where they make the same ones", () =>
    withFolderAsync(async (outdir) => {
      const ends = await Promise.all(["x", "y", "z"].map((text) => start(outdir, text, "a,b,c", 5)));
      expect(ends).toEqual(["done", "done", "done"]);
      const texts = Object.entries(readersView(outdir)).flatMap(([path, text]) =>
        path.endsWith("cdk.tf.json") ? [/ (\w\.\d)"/.exec(text)?.[1]] : [],
      );
      expect(texts).toHaveLength(3);
      expect(new Set(texts).size).toBe(1);
    }));
});

test("a process that is killed before any of its renames leaves one of the two outputs", () =>
  withFolderAsync(async (folder) => {
    const before = { ...stackFiles("1.0", "a", "b") };
    const after = { ...stackFiles("2.0", "a", "b") };
    const ends = await Promise.all(
      Array.from({ length: 8 }, async (_, victim) => {
        const outdir = join(folder, String(victim));
        runOf(before, outdir);
        const end = await inProcess(outdir, "2", "a,b", 1, victim);
        runOf({}, outdir);
        const view = readersView(outdir);
        const texts = Object.keys(before).map((path) => view[path]);
        expect([Object.values(before), Object.values(after)]).toContainEqual(texts);
        return end;
      }),
    );
    expect(ends.filter((end) => end === "SIGKILL").length).toBeGreaterThan(4);
    expect(ends.filter((end) => end !== "SIGKILL")).toEqual(ends.filter((end) => end === "done"));
  }));

test("a run that sleeps at any step until another takes it for dead does no harm when it wakes", () => {
  const steps = withFolder((outdir) => countSteps(() => runOf(stackFiles("sleeper", "a", "b"), outdir)));
  const ends = Array.from({ length: steps }, (_, victim) =>
    withFolder((outdir) => {
      runOf(stackFiles("first", "a", "b"), outdir);
      let isAwake = true;
      let failure: unknown;
      try {
        watched(
          ({ index }) => {
            if (index !== victim || !isAwake) return;
            isAwake = false;
            runOf(stackFiles("other", "a", "b"), outdir);
          },
          () => runOf(stackFiles("sleeper", "a", "b"), outdir),
        );
      } catch (error) {
        failure = error;
      }
      const view = readersView(outdir);
      const text = failure === undefined && view["stacks/a/cdk.tf.json"]?.includes("sleeper") ? "sleeper" : "other";
      expect(view).toMatchObject(stackFiles(text, "a", "b"));
      expect(stacksIn(outdir, "manifest.json")).toEqual(["a", "b"]);
      expect(leftovers(outdir)).toEqual([]);
      if (failure === undefined) return text;
      expect(failure).toBeInstanceOf(PublishError);
      expect((failure as Error).message).toBe(
        `${outdir}: this run stood still for so long that another took it for dead and ended what it had begun\n  right: run again`,
      );
      return "told";
    }),
  );
  expect(new Set(ends)).toEqual(new Set(["sleeper", "told", "other"]));
});

test("a run waits for one that lives, and says so when that takes too long", () =>
  withFolder((outdir) => {
    const home = join(outdir, ".unyo-publishing", "0123456789abcdef");
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, "beat"), ".");
    expect(() => runOf({}, outdir, { waiting: { stale: 60_000, limit: 50 } })).toThrow(
      new PublishError(
        [
          `${outdir}: other runs have been publishing here for 0.05 seconds; nothing was written`,
          `  right: wait for them; when no run is left, remove ${join(outdir, ".unyo-publishing")}`,
        ].join("\n"),
      ),
    );
    runOf(stackFiles("1", "a"), outdir, { waiting: impatient });
    expect(stacksIn(outdir, "manifest.json")).toEqual(["a"]);
    expect(leftovers(outdir)).toEqual([]);
  }));

test("folders of runs that were killed more than an hour ago are swept, others are not", () =>
  withFolder((outdir) => {
    const [old, young, foreign, named] = ["0000000000000001", "0000000000000002", "0000000000000003", "notes"].map(
      (name) => join(outdir, `.unyo-${name}`),
    );
    mkdirSync(join(old!, "0000000000000001", "new"), { recursive: true });
    mkdirSync(join(young!, "0000000000000002", "new"), { recursive: true });
    mkdirSync(join(foreign!, "mine"), { recursive: true });
    mkdirSync(named!);
    const longAgo = Date.now() / 1000 - 3601;
    for (const folder of [old!, foreign!, named!]) utimesSync(folder, longAgo, longAgo);
    runOf({}, outdir);
    expect(leftovers(outdir).sort()).toEqual([".unyo-0000000000000002", ".unyo-0000000000000003", ".unyo-notes"]);
  }));
