import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { defineEnvironment, synthesize } from "../../src/index.js";
import { least } from "../support/environment.js";
import { temporaryFolder } from "../support/folder.js";
import { startEmulator, type Emulator } from "./support/emulator.js";
import { requireTools } from "./support/tools.js";
import { Workspace } from "./support/workspace.js";

jest.setTimeout(600_000);

const planted = "planted-b7f3c1d9e5";
const setOutside = "outside-4c8e2a6f10";

let emulator: Emulator;
let workspace: Workspace;
let synthesizedFolder: string;

const environment = (version: number) =>
  defineEnvironment({
    ...least,
    parameters: {
      values: { "keycloak/hostname": { value: "id.example.com" }, "keycloak/locales": { value: ["en", "ja"] } },
      secrets: {
        "keycloak/adminPassword": {},
        "keycloak/clientSecret": { store: "parameterStore", version },
      },
    },
  });

const telemetryOf = (version: number): string => {
  synthesizedFolder = temporaryFolder();
  const made = synthesize([environment(version)], { outdir: join(synthesizedFolder, "out") });
  return made.find(({ stack }) => stack.endsWith("-telemetry"))!.file;
};

beforeAll(async () => {
  requireTools();
  emulator = await startEmulator("ap-northeast-1");
  workspace = Workspace.ofStack(telemetryOf(1), emulator, { secrets_keycloak_clientSecret_value: planted });
  await workspace.init();
});

afterAll(() => emulator?.stop());

/** Everything that a run leaves behind, packed files unpacked. */
function* written(folder: string): Iterable<readonly [file: string, text: string]> {
  for (const entry of readdirSync(folder)) {
    const path = join(folder, entry);
    if (entry === ".terraform") continue; // the provider itself
    if (statSync(path).isDirectory()) yield* written(path);
    else if (entry.endsWith(".tfplan")) yield [path, execFileSync("unzip", ["-p", path]).toString("latin1")];
    else yield [path, readFileSync(path, "latin1")];
  }
}

function expectNoSecret(): void {
  const files = [...written(workspace.folder), ...written(synthesizedFolder)];
  expect(files.some(([file]) => file.endsWith(".tfplan"))).toBe(true);
  expect(files.filter(([, text]) => text.includes(planted) || text.includes(setOutside)).map(([file]) => file)).toEqual(
    [],
  );
}

test("a secret is in Parameter Store, and in no file that synthesis, plan or state writes", async () => {
  await workspace.plan();
  expectNoSecret();
  await workspace.apply();
  const value = await emulator.aws(
    "ssm",
    "get-parameter",
    "--with-decryption",
    "--name",
    "/idp/prod/keycloak/clientSecret",
  );
  expect(JSON.stringify(value)).toContain(planted);
  await workspace.plan();
  expectNoSecret();
});

test("a secret whose value is set outside stays as it is, and nowhere else", async () => {
  const id = "idp/prod/keycloak/adminPassword";
  await emulator.aws("secretsmanager", "put-secret-value", "--secret-id", id, "--secret-string", setOutside);
  expect((await workspace.plan()).empty).toBe(true);
  expectNoSecret();
  const value = await emulator.aws("secretsmanager", "get-secret-value", "--secret-id", id);
  expect(JSON.stringify(value)).toContain(setOutside);
});

test("parameters stand in plain text, below their path", async () => {
  const found = await emulator.aws("ssm", "get-parameters-by-path", "--recursive", "--path", "/idp/prod");
  expect(found).toMatchObject({
    Parameters: expect.arrayContaining([
      expect.objectContaining({ Name: "/idp/prod/keycloak/hostname", Value: "id.example.com", Type: "String" }),
      expect.objectContaining({ Name: "/idp/prod/keycloak/locales", Value: "en,ja", Type: "StringList" }),
    ]) as unknown,
  });
});
