import { execFile, spawnSync } from "node:child_process";

/** What a run needs besides Node, and what to install where it is missing. */
const installation = {
  terraform: "Terraform 1.10 or later (https://developer.hashicorp.com/terraform/install)",
  aws: "the AWS CLI (pip install awscli)",
  moto_server: "moto's server (pip install 'moto[server]')",
} as const;

export type Tool = keyof typeof installation;

/** Ends the run with one sentence when a tool is missing. */
export function requireTools(): void {
  const missing = (Object.keys(installation) as Tool[]).filter(
    (tool) => spawnSync("sh", ["-c", `command -v ${tool}`]).status !== 0,
  );
  if (missing.length === 0) return;
  throw new Error(`The end-to-end run needs ${missing.map((tool) => installation[tool]).join(" and ")}.`);
}

export interface Finished {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Terraform and its provider collect garbage for a third of their time where little of it would do. */
const sparing = { GOGC: "400", GOMEMLIMIT: "900MiB" };

/** Runs a command to its end; the exit code is the caller's to judge. */
export const run = (
  command: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Finished> =>
  new Promise((done) => {
    const env = { ...sparing, ...process.env, CHECKPOINT_DISABLE: "1", ...options.env };
    execFile(command, [...args], { cwd: options.cwd, env, maxBuffer: 2 ** 28 }, (error, stdout, stderr) => {
      done({ code: error ? Number(error.code ?? 1) : 0, stdout, stderr });
    });
  });
