import type { Emulator } from "./emulator.js";

/** What the AWS CLI is asked, by a word for what is read. */
export type Reads = Readonly<Record<string, readonly string[]>>;

/** Every attribute that it answers, by the way to it. */
export type Snapshot = ReadonlyMap<string, unknown>;

const atATime = 4;

/** Reads everything, and takes it apart into attributes. What is not there is an attribute too: `NoSuchBucketPolicy`. */
export async function snapshot({ aws }: Emulator, reads: Reads, passing: RegExp): Promise<Snapshot> {
  const waiting = Object.entries(reads);
  const answers = new Map<string, unknown>();
  const worker = async () => {
    for (let next; (next = waiting.shift());) answers.set(next[0], await answerOf(aws, next[1]));
  };
  await Promise.all(Array.from({ length: atATime }, worker));
  const attributes = Object.keys(reads).flatMap((word) => attributesOf(word, answers.get(word)));
  return new Map(attributes.filter(([path]) => !passing.test(path)));
}

async function answerOf(aws: Emulator["aws"], args: readonly string[]): Promise<unknown> {
  try {
    return await aws(...args);
  } catch (error) {
    const code = /An error occurred \((\w+)\)/.exec(String(error))?.[1];
    if (code === undefined || !absent.test(code)) throw error;
    return code;
  }
}

/** What AWS says of what was never set. */
const absent = /NoSuch|NotFound|DoesNotExist|InvalidDocument$/;

function attributesOf(path: string, value: unknown): [string, unknown][] {
  const read = typeof value === "string" ? parsed(value) : value;
  if (Array.isArray(read)) {
    const keys = keysOf(read);
    if (read.length === 0) return [[path, "[]"]];
    return read.flatMap((one, index) => attributesOf(`${path}[${keys?.[index] ?? index}]`, one));
  }
  if (typeof read !== "object" || read === null) return [[path, read]];
  if (Object.keys(read).length === 0) return [[path, "{}"]];
  return Object.entries(read).flatMap(([key, one]) => attributesOf(`${path}.${key}`, one));
}

/** Documents in texts, such as policies: how they are written says nothing. */
function parsed(text: string): unknown {
  if (!/^[{[]/.test(text)) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** What tells the elements of a list apart; plain values tell themselves, in whatever order. */
function keysOf(list: readonly unknown[]): readonly string[] | undefined {
  if (list.every((one) => typeof one === "string")) return list;
  for (const key of ["Key", "key", "Name", "name", "ID", "Id", "Sid", "filterName"]) {
    const found = list.map((one) => (one as Readonly<Record<string, unknown>> | null)?.[key]);
    if (found.every((one) => typeof one === "string") && new Set(found).size === found.length) return found as string[];
  }
  return undefined;
}

/** What differs: `path: before → after`, with `–` for what is not there. */
export function differences(before: Snapshot, after: Snapshot): Record<string, string> {
  const word = (of: Snapshot, path: string) => (of.has(path) ? String(of.get(path)) : "–");
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  return Object.fromEntries(
    paths
      .map((path) => [path, word(before, path), word(after, path)] as const)
      .filter(([, from, to]) => from !== to)
      .map(([path, from, to]) => [path, `${from} → ${to}`]),
  );
}
