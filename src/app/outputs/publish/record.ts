import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { codeOf, PublishError, reasonOf } from "./errors.js";

/** A path that begins at the output folder and does not leave it. */
export const insidePath = z
  .string()
  .refine((path) => path.split("/").every((part) => !["", ".", ".."].includes(part)) && !/[\\:\0]/.test(path), {
    error: "a path that leaves the folder",
  });

/** CDKTF's list of stacks. All that unyo reads of an entry is where its file is, to compare it and never to open it. */
const manifest = z.looseObject({
  stacks: z.record(z.string(), z.looseObject({ name: z.string(), synthesizedStackPath: z.string() })),
});

export type Manifest = z.infer<typeof manifest>;

/** What unyo wrote in an output folder: nothing else is replaced or removed. */
const record = z.strictObject({
  "//": z.string(),
  files: z.array(insidePath),
  /** The entries of CDKTF's manifest, which another app in the same folder may write anew without them. */
  stacks: manifest.shape.stacks,
});

export type Record = z.infer<typeof record>;

export const manifestFile = "manifest.json";
export const recordFile = ".unyo.json";

const note = "What unyo wrote here. It replaces and removes these files only: keep this file beside them.";

/** @throws PublishError when the file is there and is not CDKTF's manifest. */
export const readManifest = (folder: string): Manifest =>
  readFile(
    join(folder, manifestFile),
    manifest,
    "right: remove the file; the next run of each app in this folder lists its stacks anew",
  ) ?? { stacks: {} };

/** @throws PublishError when the file is there and is not what unyo wrote. */
export const readRecord = (folder: string): Record =>
  readFile(
    join(folder, recordFile),
    record,
    "right: put the file back as it was, or remove it with the files that unyo wrote",
  ) ?? { "//": note, files: [], stacks: {} };

export const makeRecord = (files: readonly string[], stacks: Record["stacks"]): Record => ({
  "//": note,
  files: [...files].sort(),
  stacks,
});

/** A file's JSON, or nothing where there is no file. */
export function readFile<T>(file: string, schema: z.ZodType<T>, remedy: string): T | undefined {
  try {
    return z.parse(schema, JSON.parse(readFileSync(file, "utf8")), { jitless: true });
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    const reason = error instanceof z.ZodError ? z.prettifyError(error).replaceAll("\n", " ") : reasonOf(error);
    throw new PublishError(`${file}: cannot be read (${reason}); nothing was written\n  ${remedy}`, { cause: error });
  }
}
