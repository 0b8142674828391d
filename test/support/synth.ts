import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { synthesize, type DefinedEnvironment } from "../../src/index.js";

type Json = Readonly<Record<string, unknown>>;

/** A synthesized stack, as Terraform reads it. */
export interface StackJson {
  readonly terraform: Json;
  readonly provider: Readonly<Record<string, readonly Json[]>>;
  readonly resource: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  readonly output?: Readonly<Record<string, { readonly value: unknown }>>;
  readonly variable?: Readonly<Record<string, Json>>;
  readonly import?: readonly { readonly to: string; readonly id: string }[];
}

/** A folder for one test, gone after it. In memory where the system has that: some tests write thousands of files. */
export function withFolder<T>(run: (folder: string) => T): T {
  const folder = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "unyo-test-"));
  try {
    return run(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The stacks of environments, by name, read back from the files a user gets. */
export function stacksOf(...environments: readonly DefinedEnvironment[]): Record<string, StackJson> {
  return withFolder((folder) => {
    const summaries = synthesize(environments, { outdir: join(folder, "out"), gaps: "ignore" });
    return Object.fromEntries(
      summaries.map(({ stack, file }) => [stack, JSON.parse(readFileSync(file, "utf8")) as StackJson]),
    );
  });
}

/** All resources of one type in a stack, by address. */
export const resources = (stack: StackJson | undefined, type: string): Readonly<Record<string, Json>> =>
  stack?.resource[type] ?? {};

/** Every address of a stack. */
export const addresses = (stack: StackJson): string[] =>
  Object.entries(stack.resource)
    .flatMap(([type, byId]) => Object.keys(byId).map((id) => `${type}.${id}`))
    .sort();
