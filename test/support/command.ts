import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { run } from "../../src/app/cli/run.js";

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command that looks at no app, in this process. */
export async function command(...args: readonly string[]): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(args, { print: (text) => out.push(text), note: (text) => err.push(text) });
  return { code, out: out.join("\n"), err: err.join("\n") };
}

/** Runs a command in a folder, in this process too. */
export async function commandIn(folder: string, ...args: readonly string[]): Promise<Ran> {
  const before = process.cwd();
  process.chdir(folder);
  try {
    return await command(...args);
  } finally {
    process.chdir(before);
  }
}

/** Writes the entry of an app in JavaScript: its text may use all that the library exports, and `define` with the least there is. A file is read once in a test. */
export function writeApp(folder: string, text: string, file = "main.js"): void {
  const head = [
    `const unyo = require(${JSON.stringify(resolve(__dirname, "../../src/index"))});`,
    `const receivers = { team: { email: "team@example.com" } };`,
    `const least = { system: "shop", region: "ap-northeast-1", timeZone: "Asia/Tokyo",`,
    `  owners: { dev: { name: "builders" }, ops: { name: "operators" } },`,
    `  alarms: { routes: { error: { receivers }, warn: { receivers } } } };`,
    `const accounts = { prod: "111122223333", dev: "222233334444", old: "333344445555" };`,
    `const define = (name, more = {}) => () => unyo.defineEnvironment({ ...least, account: accounts[name], name, ...more });`,
  ];
  writeFileSync(join(folder, file), `${head.join("\n")}\n${text}\n`);
}
