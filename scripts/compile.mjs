// Type-checks and compiles with the settings of a tsconfig; tells whether all types are right.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";

export const root = fileURLToPath(new URL("..", import.meta.url));
export const require = createRequire(import.meta.url);

const build = join(root, ".build");
const compiler = join(root, "node_modules/typescript-native/bin/tsc");

/** What `ahead` requires of an earlier run's files is loaded while the compiler runs, and once more where that changes them. */
export async function compile(project, ahead = () => {}) {
  // V8 lets the heap grow up to fourfold between two collections. A fifth costs no time here, and halves the peak.
  setFlagsFromString("--heap-growing-percent=20");
  const right = join(build, `${basename(project, ".json")}.right`);
  if (isUnchanged(project, right)) return true;
  // Begun before the compiler reads anything, and by the clock of the file system: what changes meanwhile is younger.
  const begun = `${right}.${process.pid}`;
  mkdirSync(build, { recursive: true });
  writeFileSync(begun, "");
  try {
    if (await run(["-p", project, ...twoCheckers], ahead)) {
      forgetChanged(statSync(begun).mtimeMs);
      renameSync(begun, right);
      return true;
    }
  } finally {
    rmSync(begun, { force: true });
  }
  console.error("Nothing was done: the types above must be right first.");
  process.exitCode = 1;
  return false;
}

/** Each checker infers for itself what it meets: four of them, as is the default, take twice the CPU and memory of two. */
const twoCheckers = ["--checkers", "2"];

async function run(args, ahead) {
  // Collecting garbage less often saves a fifth of a check where little has changed, and takes no more memory.
  const env = { GOGC: "400", ...process.env };
  const compiling = once(
    spawn(process.execPath, [compiler, ...args], { cwd: root, env, stdio: ["ignore", 2, 2] }),
    "exit",
  );
  require("cdktf"); // takes about as long as the compiler, which runs meanwhile
  try {
    ahead();
  } catch {
    // Nothing was compiled before, or something that fails. What is wrong still fails again afterwards.
  }
  const [status] = await compiling;
  return status === 0;
}

/** Has what was loaded of the compiler's files loaded anew where it has written any of them since. */
function forgetChanged(since) {
  const loaded = Object.keys(require.cache).filter((file) => file.startsWith(build));
  const isOlder = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs < since;
  if (loaded.every(isOlder)) return;
  for (const file of loaded) delete require.cache[file];
}

/**
 * Whether nothing has changed since all types were right: nothing that the compiler read, its settings, or the installed packages. It goes
 * by the time of a file's last change, which no editor or archive sets back; in doubt the compiler is asked.
 */
function isUnchanged(project, right) {
  try {
    const { mtimeMs: since } = statSync(right);
    const { include, compilerOptions } = readJson(join(root, project));
    if (!include.every((name) => name.endsWith(".ts"))) return false; // a folder may have a new file
    const { fileNames, packageJsons } = readJson(join(root, compilerOptions.tsBuildInfoFile));
    const read = fileNames.filter((name) => name.startsWith("../")); // others are the compiler's own
    const files = [...read, ...packageJsons].map((name) => join(build, name));
    const settings = [project, "tsconfig.app.json", "tsconfig.json", "node_modules/.package-lock.json"];
    return [...files, ...settings.map((name) => join(root, name))].every((file) => statSync(file).ctimeMs < since);
  } catch {
    return false;
  }
}

const readJson = (file) => JSON.parse(readFileSync(file, "utf8"));
