// Runs the tests of input over every change of a definition, of which the other tests try a share: some minutes.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const args = ["node_modules/jest/bin/jest.js", "--selectProjects", "unit", "--testPathPatterns", "test/fuzz"];
const env = { ...process.env, UNYO_FUZZ: "all" };
process.exitCode = spawnSync(process.execPath, args, { cwd: root, env, stdio: "inherit" }).status ?? 1;
