// Type-checks and compiles with the settings of a tsconfig, of which each source belongs to one; tells whether all types are right.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";

export const root = fileURLToPath(new URL("..", import.meta.url));
export const require = createRequire(import.meta.url);

const build = join(root, ".build");
const compiler = join(root, "node_modules/typescript-native/bin/tsc");

/**
 * Compiles a project and before it those that it refers to. What `ahead` requires of an earlier run's files is loaded while the compiler
 * runs, and once more where that changes them.
 */
export async function compile(project, ahead = () => {}) {
  // V8 lets the heap grow up to fourfold between two collections. Twofold costs no time here, and saves a third of the peak.
  setFlagsFromString("--heap-growing-percent=100");
  for (const one of [...referencesOf(project), project]) if (!(await compileOne(one, ahead))) return false;
  return true;
}

const referencesOf = (project) => (readJson(join(root, project)).references ?? []).map(({ path }) => basename(path));

async function compileOne(project, ahead) {
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
 * Whether nothing has changed since all types were right: nothing that the compiler read, no folder of it, its settings, or the installed
 * packages. It goes by the time of a file's last change, which no editor or archive sets back; in doubt the compiler is asked.
 */
function isUnchanged(project, right) {
  try {
    const { mtimeMs: since } = statSync(right);
    const { fileNames, packageJsons } = readJson(
      join(root, readJson(join(root, project)).compilerOptions.tsBuildInfoFile),
    );
    const read = fileNames.filter((name) => name.startsWith(".")).map((name) => join(build, name)); // others are the compiler's own
    const packages = [...packageJsons.map((name) => join(build, name)), join(root, "node_modules/.package-lock.json")];
    return [...read, ...foldersOf(read), ...packages, ...settingsOf(project)].every(
      (file) => statSync(file).ctimeMs < since,
    );
  } catch {
    return false;
  }
}

/** The folders of sources, up to the root: they change where a file comes or goes. The root holds what is written, too. */
function foldersOf(files) {
  const folders = new Set();
  for (const file of files) {
    if (file.startsWith(build) || file.includes("node_modules")) continue;
    for (let folder = dirname(file); folder.startsWith(root) && !folders.has(folder); folder = dirname(folder))
      folders.add(folder);
  }
  return folders;
}

/** The file of a project, and those that it takes settings from. */
function settingsOf(project) {
  const { extends: from } = readJson(join(root, project));
  return [join(root, project), ...(from === undefined ? [] : settingsOf(from))];
}

const readJson = (file) => JSON.parse(readFileSync(file, "utf8"));
