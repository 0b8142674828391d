import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { Fn, TerraformVariable, Token } from "cdktf";
import { readFileSync } from "node:fs";
import { defineEnvironment, type DefinedEnvironment, type SynthesizeOptions } from "../../src/index.js";
import { everyKindDefinition } from "../support/every-kind.js";
import { filesOf, type ModuleJson } from "../support/forms.js";
import { fullDefinition } from "../support/full-definition.js";
import { withResources } from "../support/environment.js";
import { refusal } from "../support/errors.js";
import { resources } from "../support/synth.js";

type Resource = ModuleJson["resource"][string][string];

/** What the provider's own types say of a type of resource; no list of ours is asked. */
function takesTags(type: string): boolean {
  const folder = type.replace(/^aws_/, "").replaceAll("_", "-");
  const types = readFileSync(require.resolve(`@cdktf/provider-aws/lib/${folder}/index.d.ts`), "utf8");
  const [config] = /Config extends \w+\.TerraformMetaArguments \{.*?^\}/ms.exec(types)!; // nested blocks may have tags too
  return /^ {4}readonly tags\?: \{$/m.test(config);
}

/** What is taken over keeps the tags that it has. */
const isTakenOver = ({ lifecycle }: Resource): boolean =>
  [lifecycle as { ignore_changes?: string[] }].flat().some((one) => one?.ignore_changes?.includes("tags"));

/** The keys of a map in an expression of Terraform: `merge(local.tags, { "Name" = "a" })`. */
const keysIn = (text: string): string[] => [...text.matchAll(/"([^"]+)" = /g)].map(([, key]) => key!);

/** The keys of the tags that a resource gets: its own, and those of its provider, or of the child module's locals. */
function tagsOf(module: ModuleJson, resource: Resource): string[] {
  const { tags = {} } = resource;
  if (typeof tags === "string") {
    const [, local] = /local\.(\w+)/.exec(tags) ?? [];
    return [...keysIn(tags), ...keysIn(module.locals[local!]!)];
  }
  const [, alias] = typeof resource.provider === "string" ? resource.provider.split(".") : [];
  const provider = module.provider.aws!.find((one) => one.alias === alias);
  const [defaults] = provider!.default_tags as { tags: object }[];
  return Object.keys({ ...defaults!.tags, ...(tags as object) });
}

const asked = ["Name", "Environment", "Owner", "System", "CostCenter", "Backup"];
const tags = { CostCenter: "4711", Backup: "none" };

/** Everything that takes tags in what a run writes, and what is missing there. */
function untagged(environment: DefinedEnvironment, forms: SynthesizeOptions["forms"]) {
  const taking = Object.entries(filesOf(environment, { forms }))
    .filter(([path]) => /(cdk|main)\.tf\.json$/.test(path))
    .flatMap(([path, module]) =>
      Object.entries(module.resource).flatMap(([type, byId]) =>
        Object.entries(byId)
          .filter(([, resource]) => takesTags(type) && !isTakenOver(resource))
          .map(([id, resource]) => ({ address: `${path}: ${type}.${id}`, type, tags: tagsOf(module, resource) })),
      ),
    );
  const missing = taking.flatMap(({ address, tags }) =>
    asked.filter((tag) => !tags.includes(tag)).map((tag) => `${address}: ${tag}`),
  );
  return { types: new Set(taking.map(({ type }) => type)), missing };
}

describe("everything that takes tags has all that the environment asks for", () => {
  const everyKind = defineEnvironment({ ...everyKindDefinition, tags });
  const everyWord = defineEnvironment({ ...fullDefinition, tags, differences: {} });

  test.each([
    ["every kind of target, root modules", everyKind, ["root" as const]],
    ["every kind of target, child modules", everyKind, ["module" as const]],
    ["everything that can be said, root modules", everyWord, ["root" as const]],
    ["everything that can be said, child modules", everyWord, ["module" as const]],
  ])("%s", (_, environment, forms) => {
    const { types, missing } = untagged(environment, forms);
    expect(missing).toEqual([]);
    expect(types.size).toBeGreaterThan(10);
    for (const type of ["aws_cloudwatch_metric_alarm", "aws_cloudwatch_log_group", "aws_iam_role", "aws_backup_vault"])
      expect([type, types.has(type)]).toEqual([type, true]);
  });
});

describe("the name of what is made", () => {
  test("goes beside tags that Terraform alone knows", () => {
    const { "stacks/idp-prod-alarms/cdk.tf.json": stack } = filesOf(withResources({}), {
      customize: ({ alarms }) => {
        const tags = new TerraformVariable(alarms, "team_tags", { type: "map(string)" });
        new SnsTopic(alarms, "one", { name: "one", tags: tags.value as Record<string, string> });
        new SnsTopic(alarms, "two", { name: "two", tags: Token.asStringMap(tags.value) });
        new SnsTopic(alarms, "three", { name: "three", tags: Fn.merge([tags.value, { Team: "a" }]) as never });
      },
    });
    for (const id of ["one", "two", "three"])
      expect([id, resources(stack, "aws_sns_topic")[id]!.tags]).toEqual([
        id,
        expect.stringMatching(new RegExp(`^\\$\\{merge\\(\\{"Name" = "${id}"\\}, .*var\\.team_tags.*\\)\\}$`)),
      ]);
  });

  const { "stacks/idp-prod-alarms/cdk.tf.json": stack } = filesOf(withResources({}), {
    customize: ({ alarms }) => {
      new SnsTopic(alarms, "mine", { name: "tickets", tags: { Name: "ours" } });
      new SnsTopic(alarms, "left", { name: "left", lifecycle: { ignoreChanges: ["tags"] } });
      new SnsTopic(alarms, "comma", { name: "a,b#c" });
      new SnsTopic(alarms, "unnamed");
      new SnsTopic(alarms, "odder", { name: `${"a".repeat(300)}#` });
    },
  });
  const nameOf = (type: string, id: string) =>
    (resources(stack, type)[id]!.tags as { Name?: string } | undefined)?.Name;

  test("is its name in AWS, or its address where it has none", () => {
    expect(nameOf("aws_sns_topic", "notification_error")).toBe("idp-prod-alarms-error");
    expect(nameOf("aws_kms_key", "notification_key")).toBe("idp-prod-notification_key");
    expect(nameOf("aws_sns_topic", "unnamed")).toBe("idp-prod-unnamed");
  });

  test("is what somebody gave it, and nothing where tags are left as they are", () => {
    expect(nameOf("aws_sns_topic", "mine")).toBe("ours");
    expect(nameOf("aws_sns_topic", "left")).toBeUndefined();
  });

  test("keeps to what AWS takes in a tag", () => {
    expect(nameOf("aws_sns_topic", "comma")).toBe("a_b_c");
    expect(nameOf("aws_sns_topic", "odder")).toMatch(/^a{247}-[0-9a-f]{8}$/);
  });

  test("cannot be a tag of the environment", () => {
    expect(refusal({ tags: { Name: "idp" } })).toBe(
      "prod.tags.Name: is set from the name of each resource; leave it out",
    );
  });
});
