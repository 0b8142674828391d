import { spawn } from "node:child_process";
import { createServer, type AddressInfo } from "node:net";
import { startFront } from "./front.js";
import { run } from "./tools.js";

/** The account that the emulated AWS plays unless it is told another one. */
export const account = "111122223333";

/** An emulated AWS, of one test. */
export interface Emulator {
  readonly url: string;
  /** Calls the AWS CLI on it: `aws("logs", "describe-log-groups")`. */
  readonly aws: (...args: readonly string[]) => Promise<Record<string, unknown>>;
  readonly stop: () => void;
}

export const credentials = { AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test", AWS_SESSION_TOKEN: "test" };

/** Starts moto's server on a free port of the loopback address, and in front of it what it lacks; waits until it answers. */
export async function startEmulator(region = "ap-northeast-1", plays = account): Promise<Emulator> {
  const port = await freePort();
  const front = await startFront({ port });
  const url = `http://127.0.0.1:${(front.address() as AddressInfo).port}`;
  const child = spawn("moto_server", ["-H", "127.0.0.1", "-p", String(port)], {
    env: { ...process.env, MOTO_ACCOUNT_ID: plays, MOTO_IAM_LOAD_MANAGED_POLICIES: "true" },
    stdio: "ignore",
  });
  const deadline = Date.now() + 60_000;
  while (!(await answers(url))) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error(`moto_server does not answer at ${url}`);
    await new Promise((wake) => setTimeout(wake, 200));
  }
  const aws = async (...args: readonly string[]) => {
    // A region among the arguments goes before the usual one.
    const where = args.includes("--region") ? [] : ["--region", region];
    const options = ["--endpoint-url", url, ...where, "--output", "json"];
    const { code, stdout, stderr } = await run("aws", [...options, ...args], { env: credentials });
    if (code !== 0) throw new Error(`aws ${args.join(" ")}: ${stderr}`);
    return (stdout.trim() === "" ? {} : JSON.parse(stdout)) as Record<string, unknown>;
  };
  const stop = () => {
    child.kill();
    child.unref();
    front.close();
    front.closeAllConnections();
  };
  return { url, aws, stop };
}

const freePort = (): Promise<number> =>
  new Promise((found, failed) => {
    const server = createServer();
    server.once("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => found(port));
    });
  });

const answers = (url: string): Promise<boolean> =>
  fetch(`${url}/moto-api/data.json`).then(
    (response) => response.ok,
    () => false,
  );
