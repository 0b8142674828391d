import { DynamodbTable } from "@cdktn/provider-aws/lib/dynamodb-table";
import { LambdaFunction } from "@cdktn/provider-aws/lib/lambda-function";
import { App, TerraformStack } from "cdktn";
import type * as cdktf from "cdktf";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { adopt } from "../../src/cdktf/adopt.js";
import { laterArgument } from "../../src/cdktf/later-arguments.js";
import { declareProviderRange } from "../../src/cdktf/provider-range.js";
import { installed } from "../support/bindings.js";
import { temporaryFolder } from "../support/folder.js";

interface ResourceClass {
  readonly tfResourceType: string;
  new (
    scope: cdktf.TerraformStack,
    id: string,
    config: object,
  ): { synthesizeAttributes(): Readonly<Record<string, unknown>> };
}

/** Whatever one of the types that are adopted cannot be made without. */
const required = { name: "x", setting: [], rule: [], role: "x", policyArn: "x" };

/** Types and their arguments, of the folders of a binding. */
function argumentsOf(core: string, binding: string, folders: readonly string[]): Map<string, string[]> {
  const load = <T extends object>(...path: string[]) => jest.requireActual<T>(join(installed, ...path));
  const { App, TerraformStack } = load<typeof cdktf>(core);
  const stack = new TerraformStack(new App({ outdir: temporaryFolder() }), "stack");
  return new Map(
    folders.map((folder) => {
      const exported = Object.values(load<Record<string, Partial<ResourceClass>>>(binding, "provider-aws/lib", folder));
      const resource = exported.find(({ tfResourceType }) => tfResourceType !== undefined) as ResourceClass;
      return [resource.tfResourceType, Object.keys(new resource(stack, folder, required).synthesizeAttributes())];
    }),
  );
}

const modules = resolve(__dirname, "../../modules/dev");

/** The provider's folders of what the modules adopt. */
const adopted = readdirSync(modules, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => readFileSync(join(modules, file), "utf8"))
  .filter((source) => /import \{[^}]*\badopt\b[^}]*\} from/.test(source))
  .flatMap((source) =>
    [...source.matchAll(/from "@cdktf\/provider-aws\/lib\/([\w-]+)"/g)].map(([, folder]) => folder!),
  );

test("an argument counts as later where the oldest provider that the stacks ask for does not have it", () => {
  const folders = [...new Set(adopted)];
  expect(folders).toEqual(expect.arrayContaining(["cloudwatch-log-group", "db-instance", "lambda-function"]));
  const before = argumentsOf("cdktf", "@cdktf", folders);
  for (const [type, names] of argumentsOf("cdktn", "@cdktn", folders)) {
    const later = names.filter((name) => !before.get(type)!.includes(name));
    expect([type, names.filter((name) => laterArgument(type, name))]).toEqual([type, later]);
  }
});

describe("of a function that is adopted with the classes of provider 6.66.0", () => {
  const ignoredWith = (range?: string) => {
    const stack = new TerraformStack(new App({ outdir: temporaryFolder() }), "stack");
    if (range !== undefined) declareProviderRange(stack as never, range);
    const lambda = new LambdaFunction(stack, "lambda", { functionName: "sync", role: "x", layers: ["x"] });
    adopt(lambda as never, { id: "sync", managed: ["layers"] });
    return lambda.lifecycle!.ignoreChanges;
  };

  test.each([
    ">= 5.100.0, < 7.0.0",
    ">= 5.100.0",
    "~> 6.66",
    "~> 6.0",
    "> 5.100, != 6.66.0",
    "6.66",
    "<= 6.66.0",
    undefined,
  ])("nothing is lost where %s lets a provider come that knows all of it", (range) => {
    const ignored = ignoredWith(range);
    expect(ignored).toEqual(expect.arrayContaining(["memory_size", "source_kms_key_arn", "tenancy_config"]));
    expect(ignored).not.toContain("region");
  });

  test.each([">= 5.100.0, < 6.0.0", "< 6.66", "~> 5.100", "~> 6.65.1", "5.100.0", "<= 6.65", "= 6.9.0"])(
    "nothing is told that %s does not know",
    (range) => {
      const ignored = ignoredWith(range);
      expect(ignored).toEqual(expect.arrayContaining(["memory_size", "kms_key_arn", "tags"]));
      for (const later of ["region", "source_kms_key_arn", "tenancy_config"]) expect(ignored).not.toContain(later);
    },
  );
});

test("of a table that is adopted with them, what came later stays too, and what the provider computes is not named", () => {
  const stack = new TerraformStack(new App({ outdir: temporaryFolder() }), "stack");
  const table = new DynamodbTable(stack, "table", { name: "sessions" });
  adopt(table as never, { id: "sessions", managed: ["point_in_time_recovery"] });
  const ignored = table.lifecycle!.ignoreChanges;
  expect(ignored).toEqual(expect.arrayContaining(["billing_mode", "global_table_witness", "warm_throughput"]));
  for (const name of ["point_in_time_recovery", "region", "restore_backup_arn"]) expect(ignored).not.toContain(name);
});
