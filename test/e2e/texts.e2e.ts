import { temporaryFolder } from "../support/folder.js";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { synthesize } from "../../src/index.js";
import { outcomeOf, stringsOf } from "../fuzz/support/judge.js";
import { mutations, texts } from "../fuzz/support/mutations.js";
import { withResources } from "../support/environment.js";
import type { StackJson } from "../support/synth.js";
import { textOf } from "../support/terraform-text.js";
import { merged } from "./support/merged.js";
import { startEmulator, type Emulator } from "./support/emulator.js";
import { requireTools, run } from "./support/tools.js";
import { Workspace } from "./support/workspace.js";

jest.setTimeout(900_000);

let emulator: Emulator;

beforeAll(async () => {
  requireTools();
  emulator = await startEmulator("ap-northeast-1");
});

afterAll(() => emulator?.stop());

const terraform = process.env.UNYO_TERRAFORM ?? "terraform";

/** What many changes of a definition give, where they are accepted. */
const stacks = (every: number): StackJson[] =>
  [...mutations()]
    .filter(({ text, reference }) => text !== undefined || reference !== undefined)
    .filter((_, index) => index % every === 0)
    .map(({ definition }) => outcomeOf(definition))
    .flatMap((outcome) => ("refused" in outcome ? [] : Object.values(outcome.stacks)));

/** Texts in which nothing is alive; Terraform reads strings the same wherever they stand. */
const writtenTexts = (): string[] =>
  [...new Set(stacks(3).flatMap(stringsOf))].filter((text) => {
    const rest = text.replace(/([$%])\1\{/g, "");
    return rest !== text && !rest.includes("${");
  });

test("Terraform reads the texts of many stacks as they were written", async () => {
  const folder = temporaryFolder();
  const written = [...writtenTexts(), ...texts.map((text) => text.replace(/[$%](?=\{)/g, "$&$&"))];
  const value = { list: written, keys: Object.fromEntries(written.map((text, index) => [text, index])) };
  writeFileSync(join(folder, "main.tf.json"), JSON.stringify({ output: { texts: { value } } }));
  for (const args of [["init"], ["apply", "-auto-approve"]]) {
    const { code, stderr } = await run(terraform, [...args, "-input=false", "-no-color"], { cwd: folder, env: {} });
    expect(code === 0 ? "" : stderr).toBe("");
  }
  const state = JSON.parse(readFileSync(join(folder, "terraform.tfstate"), "utf8")) as {
    outputs: { texts: { value: { list: string[]; keys: Record<string, number> } } };
  };
  const { list, keys } = state.outputs.texts.value;
  expect(list).toEqual(written.map(textOf));
  expect(new Set(Object.keys(keys))).toEqual(new Set(written.map(textOf)));
  expect(written.length).toBeGreaterThan(2 * texts.length);
});

test("stacks of many inputs are valid, all as one", async () => {
  const file = join(temporaryFolder(), "cdk.tf.json");
  writeFileSync(file, JSON.stringify(merged(stacks(60))));
  const workspace = Workspace.ofStack(file, emulator);
  await workspace.init();
  await workspace.validate();
});

describe("a plan with the real provider", () => {
  const awkward = '%{if true}X%{endif} ${file("/etc/hostname")} $${a}';
  const environment = () =>
    withResources(
      {
        logs: { api: { name: "/idp/api", signals: { attack: { pattern: JSON.stringify(awkward), warn: 1 } } } },
        restApi: { main: { name: awkward, stage: "prod" } },
        ecs: { main: { name: "idp", services: { api: { name: "api", minimumTasks: 1 } } } },
      },
      {
        tags: { "Cost${a}": "centre %{b}" },
        owners: { dev: { name: awkward }, ops: { name: awkward } },
        alarms: {
          routes: {
            error: { receivers: { pager: { https: "https://pager.example.com/${a}%{b}" } } },
            warn: { receivers: { team: { email: "a${b@example.com" } } },
          },
          runbook: "https://runbooks.example.com/${page}/{alarm}",
        },
      },
    );

  test("holds the texts of every kind of field as they were written", async () => {
    const outdir = temporaryFolder();
    const files = synthesize([environment()], { outdir });
    const planned = await Promise.all(
      files.map(async ({ file }) => {
        const workspace = Workspace.ofStack(file, emulator);
        await workspace.init();
        return workspace.planned();
      }),
    );
    const all = Object.assign({}, ...planned) as Record<string, Record<string, unknown>>;
    expect(all["aws_cloudwatch_log_metric_filter.logs_api_attack_matches"]).toMatchObject({
      pattern: JSON.stringify(awkward),
    });
    const ofApi = Object.entries(all).filter(([address]) =>
      address.startsWith("aws_cloudwatch_metric_alarm.restApi_main"),
    );
    expect(JSON.stringify(ofApi)).toContain(JSON.stringify(awkward).slice(1, -1));
    for (const [, { alarm_description: description }] of ofApi) {
      expect(description).toMatch(/Runbook: https:\/\/runbooks\.example\.com\/\$\{page\}\/restApi\./);
    }
    expect(all["aws_sns_topic_subscription.notification_error_pager"]).toMatchObject({
      endpoint: "https://pager.example.com/${a}%{b}",
    });
    expect(all["aws_sns_topic_subscription.notification_warn_team"]).toMatchObject({ endpoint: "a${b@example.com" });
    expect(all["aws_cloudwatch_log_group.logs_ecs_main_api"]).toMatchObject({
      tags_all: { "Cost${a}": "centre %{b}", Owner: awkward },
    });
  });
});
