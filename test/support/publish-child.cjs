// Runs of publishing in a process or thread of its own, which all have the same process id as containers do. Given: folder of
// the compiled code, output folder, text of the files, names of stacks, number of runs, and the rename before which the
// process kills itself, if any.
const fs = require("node:fs");
const { join } = require("node:path");
const { isMainThread, workerData } = require("node:worker_threads");

const [code, outdir, text, stacks, times, victim] = isMainThread ? process.argv.slice(2) : workerData;
const { pid } = process;
Object.defineProperty(process, "pid", { value: 7 });
const { discard, makeStaging, publish } = require(join(code, "index.js"));

const { renameSync } = fs;
let renames = 0;
fs.renameSync = (...args) => {
  if (String(renames++) === victim) process.kill(pid, "SIGKILL");
  renameSync(...args);
};

for (let run = 0; run < Number(times); run++) {
  const staging = makeStaging(outdir);
  const manifest = { stacks: {}, version: "0.21.0" };
  for (const name of stacks.split(",")) {
    const file = `stacks/${name}/cdk.tf.json`;
    fs.mkdirSync(join(staging.folder, "stacks", name), { recursive: true });
    fs.writeFileSync(join(staging.folder, file), `{ "text": "${name} ${text}.${run}" }`);
    manifest.stacks[name] = { name, synthesizedStackPath: file };
  }
  fs.writeFileSync(join(staging.folder, "manifest.json"), JSON.stringify(manifest));
  publish(staging);
  discard(staging);
}
