import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { actionsIn } from "./calls.js";
import { credentials, type Emulator } from "./emulator.js";
import { run, type Finished } from "./tools.js";
import { temporaryFolder } from "../../support/folder.js";

/** The services that the stacks use, by the provider's names of their endpoints. */
const services = [
  "accessanalyzer",
  "apigateway",
  "athena",
  "backup",
  "budgets",
  "ce",
  "chatbot",
  "cloudfront",
  "cloudtrail",
  "cloudwatch",
  "configservice",
  "dynamodb",
  "ec2",
  "ecr",
  "ecs",
  "events",
  "firehose",
  "glue",
  "guardduty",
  "iam",
  "inspector2",
  "kms",
  "lambda",
  "logs",
  "macie2",
  "rds",
  "route53resolver",
  "s3",
  "sns",
  "secretsmanager",
  "securityhub",
  "sqs",
  "ssm",
  "sts",
  "wafv2",
];

const terraform = process.env.UNYO_TERRAFORM ?? "terraform";

/** A plan's outcome: whether there is anything to do, and what. */
export interface Plan {
  readonly empty: boolean;
  readonly text: string;
}

const planFile = "saved.tfplan";
const logFile = "provider.log";

/** The settings of a provider that speaks to the emulator. */
const toEmulator = ({ url }: Emulator) => ({
  s3_use_path_style: true,
  max_retries: 2, // what the emulator lacks is to fail at once
  skip_credentials_validation: true,
  skip_metadata_api_check: "true",
  endpoints: [Object.fromEntries(services.map((service) => [service, url]))],
});

type Json = Readonly<Record<string, unknown>>;

/**
 * A folder in which real Terraform runs on a file just as a user gets it: what turns it to the emulator stands in an
 * override file beside it.
 */
export class Workspace {
  readonly folder = temporaryFolder();
  private saved = false;
  private recorded = false;

  private constructor(
    name: string,
    text: string,
    private readonly overrideOf: (text: string) => Json,
    private readonly variables: Readonly<Record<string, string>>,
  ) {
    this.write(name, text);
  }

  private write(name: string, text: string): void {
    writeFileSync(join(this.folder, name), text);
    writeFileSync(join(this.folder, "emulator_override.tf.json"), JSON.stringify(this.overrideOf(text)));
  }

  /** Of a synthesized file. */
  static ofStack(file: string, emulator: Emulator, variables: Readonly<Record<string, string>> = {}): Workspace {
    const override = (text: string) => {
      const { provider } = JSON.parse(text) as { provider: { aws: { alias?: string }[] } };
      const aws = provider.aws.map(({ alias }) => ({ ...(alias && { alias }), ...toEmulator(emulator) }));
      return { terraform: { backend: { local: { path: "terraform.tfstate" } } }, provider: { aws } };
    };
    return new Workspace("cdk.tf.json", readFileSync(file, "utf8"), override, variables);
  }

  /** Of somebody's own configuration, which reads the state of another workspace. */
  static ofConfiguration(text: string, emulator: Emulator, region: string, read: Workspace): Workspace {
    const state = { backend: "local", config: { path: join(read.folder, "terraform.tfstate") } };
    const override = { data: { terraform_remote_state: { telemetry: state } } };
    const workspace = new Workspace("main.tf", text, () => override, {});
    const provider = { aws: [{ region, ...toEmulator(emulator) }] };
    writeFileSync(join(workspace.folder, "provider.tf.json"), JSON.stringify({ provider }));
    return workspace;
  }

  /** Of somebody's own root module, with its own providers: the usual one and those of the aliases. */
  static ofRoot(
    text: string,
    emulator: Emulator,
    aliases: readonly string[],
    variables: Readonly<Record<string, string>> = {},
  ): Workspace {
    const aws = [{}, ...aliases.map((alias) => ({ alias }))].map((one) => ({ ...one, ...toEmulator(emulator) }));
    return new Workspace("main.tf", text, () => ({ provider: { aws } }), variables);
  }

  /** Has the provider tell what it asks AWS for, from here on. */
  record(): void {
    this.recorded = true;
  }

  /** The actions of what the provider has asked AWS for. */
  asked(): readonly string[] {
    return actionsIn(readFileSync(join(this.folder, logFile), "utf8"));
  }

  async init(): Promise<void> {
    await this.succeed("init", "-input=false");
  }

  /** For what is not planned: every plan begins with the same. */
  async validate(): Promise<void> {
    await this.succeed("validate");
  }

  async plan(): Promise<Plan> {
    const finished = await this.terraform("plan", "-input=false", "-detailed-exitcode", `-out=${planFile}`);
    if (finished.code === 1) throw failure("plan", finished);
    this.saved = finished.code !== 0;
    const text = finished.stdout.replace(/^.*: (?:Refreshing state|Preparing import)\.\.\..*\n/gm, "");
    return { empty: finished.code === 0, text };
  }

  /** Applies the last plan, as a pipeline does; without one, whatever there is to do. */
  async apply(): Promise<void> {
    await this.succeed("apply", "-input=false", ...(this.saved ? [planFile] : ["-auto-approve"]));
    this.saved = false;
  }

  /** Destroys what the state knows, without asking AWS for it once more. */
  async destroy(): Promise<void> {
    await this.succeed("destroy", "-input=false", "-auto-approve", "-refresh=false");
  }

  /** What `terraform show -json` prints of a plan. */
  async showPlan(): Promise<string> {
    await this.plan();
    return (await this.succeed("show", "-json", planFile)).stdout;
  }

  /** What `terraform show -json` prints of the state. */
  async showState(): Promise<string> {
    return (await this.succeed("show", "-json")).stdout;
  }

  /** The resources of a plan, by address, with the attributes that are known before it is applied. */
  async planned(): Promise<Readonly<Record<string, Json>>> {
    const text = await this.showPlan();
    const { planned_values: values } = JSON.parse(text) as { planned_values: { root_module: PlannedModule } };
    return Object.fromEntries(resourcesOf(values.root_module).map((one) => [one.address, one.values]));
  }

  /** Puts a newer synthesized file in place of the one before. */
  replaceFile(file: string): void {
    this.write("cdk.tf.json", readFileSync(file, "utf8"));
  }

  /** Lets go of resources: they stay as they are, and Terraform knows them no more. */
  async letGo(...addresses: readonly string[]): Promise<void> {
    await this.succeed("state", "rm", ...addresses);
  }

  async outputs(): Promise<Record<string, unknown>> {
    const { stdout } = await this.succeed("output", "-json");
    const outputs = Object.entries(JSON.parse(stdout) as Record<string, { readonly value: unknown }>);
    return Object.fromEntries(outputs.map(([name, { value }]) => [name, value]));
  }

  private async succeed(...args: readonly string[]): Promise<Finished> {
    const finished = await this.terraform(...args);
    if (finished.code !== 0) throw failure(args[0]!, finished);
    return finished;
  }

  private terraform(...args: readonly string[]): Promise<Finished> {
    const variables = Object.entries(this.variables).map(([name, value]) => [`TF_VAR_${name}`, value]);
    const env = {
      ...credentials,
      ...mirror(this.folder),
      ...(Object.fromEntries(variables) as Record<string, string>),
      ...(this.recorded && { TF_LOG_PROVIDER: "DEBUG", TF_LOG_PATH: join(this.folder, logFile) }),
    };
    return run(terraform, [...args, "-no-color"], { cwd: this.folder, env });
  }
}

interface PlannedModule {
  readonly resources?: readonly { readonly address: string; readonly values: Json }[];
  readonly child_modules?: readonly PlannedModule[];
}

const resourcesOf = ({
  resources = [],
  child_modules = [],
}: PlannedModule): NonNullable<PlannedModule["resources"]> => [...resources, ...child_modules.flatMap(resourcesOf)];

const failure = (command: string, { stdout, stderr }: Finished) =>
  new Error(`terraform ${command} failed:\n${stderr || stdout}`);

/** Takes the provider from a local mirror where `UNYO_PROVIDER_MIRROR` names one; from the registry otherwise. */
export function mirror(folder: string): Record<string, string> {
  const path = process.env.UNYO_PROVIDER_MIRROR;
  const file = join(folder, "terraform.rc");
  if (path)
    writeFileSync(file, `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(path)}\n  }\n}\n`);
  return path ? { TF_CLI_CONFIG_FILE: file } : {};
}
