import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** A program of its own, and what it is called with. */
export interface Program {
  readonly file: string;
  readonly args: readonly string[];
  /** A source that is touched before each run, as an editor does. */
  readonly touched?: string;
}

export interface Measured {
  readonly seconds: number;
  readonly memoryMB: number;
}

const inRepository = (path: string): string => resolve(__dirname, "../..", path);

/** A compiled benchmark, or a program that needs no compiling, of this folder. */
export const compiled = (name: string, ...args: readonly string[]): Program => ({ file: join(__dirname, name), args });
export const source = (path: string, ...args: readonly string[]): Program => ({ file: inRepository(path), args });

/** The same where a source was edited just now: types are not checked again while nothing has changed. */
export const edited = (program: Program, path: string): Program => ({ ...program, touched: inRepository(path) });

/**
 * Whole processes, which say of themselves what memory they took: the best of some runs, as noise only ever adds. They take turns, as
 * other work of a shared machine comes and goes, and is to hit each of them alike.
 */
export function measure(programs: readonly Program[], times: number): (program: Program) => Measured {
  const runs = new Map(programs.map((program) => [program, [once(program)]]));
  for (let run = 1; run < times; run++) for (const [program, before] of runs) before.push(once(program));
  return (program) => ({
    seconds: Math.min(...runs.get(program)!.map(({ seconds }) => seconds)),
    memoryMB: Math.min(...runs.get(program)!.map(({ memoryMB }) => memoryMB)),
  });
}

function once({ file, args, touched }: Program): Measured {
  if (touched !== undefined) utimesSync(touched, new Date(), new Date());
  const folder = mkdtempSync(join(tmpdir(), "unyo-bench-"));
  try {
    const begin = process.hrtime.bigint();
    const probe = join(__dirname, "peak-memory.js");
    const child = spawnSync(process.execPath, ["--require", probe, file, ...args], {
      cwd: folder,
      env: { ...process.env, CHECKPOINT_DISABLE: "1", CDKTF_OUTDIR: join(folder, "out") },
      stdio: ["ignore", "ignore", "inherit", "pipe"],
      encoding: "utf8",
    });
    const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
    if (child.status !== 0) throw new Error(`${file} ${args.join(" ")} ended with ${child.status}`);
    return { seconds, memoryMB: Number(child.output[3]) / 1024 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
