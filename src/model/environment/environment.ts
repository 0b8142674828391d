import * as z from "zod";
import type { Language } from "../text.js";
import { alarmsSchema, type AlarmsInput } from "./alarms.js";
import { backupsSchema, type BackupsInput } from "./backups.js";
import { patchesSchema, type PatchesInput } from "./patches.js";
import { privilegedUseSchema, type PrivilegedUseInput } from "./privileged-use.js";
import {
  accountId,
  checked,
  expects,
  integer,
  matching,
  object,
  oneOf,
  plainText,
  positive,
  region,
  text,
  timeZone,
  type Report,
} from "../schema/fields.js";
import { resourcesSchema, type ResourcesInput } from "../inventory/index.js";
import { compareNumbers } from "../versions/line.js";
import { environmentName } from "./environment-name.js";
import { checkTags } from "./tags.js";
import { telemetrySchema, type TelemetryInput } from "./telemetry.js";
import { parametersSchema, writesSecrets, type ParametersInput } from "./parameters.js";
import { costsSchema, type CostsInput } from "./costs.js";
import { checkRoles, rolesSchema, type RolesInput } from "./roles.js";
import { guardrailsSchema, type GuardrailsInput } from "./guardrails.js";
import { serviceLevelsSchema, type ServiceLevelInput } from "./service-levels.js";
import { versionsSchema, type VersionsInput } from "./versions.js";
import {
  backendSchema,
  leastTerraform,
  terraformSchema,
  type Backend,
  type BackendInput,
  type TerraformInput,
} from "./terraform.js";

/** A team. */
export interface OwnerInput {
  /** The team's name: the `Owner` tag of what it owns. */
  readonly name: string;
  /**
   * Further types of resources that its stacks may hold, each with the reason; a module, which may hold any, by its address:
   * `{ aws_sqs_queue: "…", "module.tickets": "…" }`. What belongs to the other team cannot be named here.
   * @default those that the library itself makes
   */
  readonly resourceTypes?: Readonly<Record<string, string>>;
}

/** The two teams of the split. */
export interface OwnersInput {
  /** Sends telemetry to CloudWatch. `dev` is a team here, whatever the environment is called. */
  readonly dev: OwnerInput;
  /** Acts on what is in CloudWatch. */
  readonly ops: OwnerInput;
}

/** Quotas of the account in this region. */
export interface QuotasInput {
  /**
   * Concurrent executions of Lambda functions.
   * @default its alarm needs a value
   * @limits a whole number from 1 to 10000000
   */
  readonly lambdaConcurrency?: number;
  /**
   * US dollars that text messages may cost in a month.
   * @default its alarm needs a value
   * @limits above 0
   */
  readonly smsMonthlySpend?: number;
}

/** An environment as it is written: what has a default may be left out. */
export interface EnvironmentInput {
  /**
   * The system: begins every name.
   * @limits 2 to 20 lower-case letters, digits and hyphens
   */
  readonly system: string;
  /**
   * The environment's name, such as `dev`, `stg`, `prod` or `prod-dr`: follows the system in every name. After a hyphen it goes on with
   * no word that names of resources go on with, such as a service.
   * @limits up to 12 lower-case letters and digits, with hyphens between them
   */
  readonly name: string;
  /**
   * The AWS account id, as text; applying to another account is refused.
   * @limits a string of 12 digits
   */
  readonly account: string;
  /** The AWS region, such as `ap-northeast-1`. */
  readonly region: string;
  /** IANA time zone of the team, such as `Asia/Tokyo`: the date folders of the log archive follow it. */
  readonly timeZone: string;
  /** The two teams of the split. */
  readonly owners: OwnersInput;
  /**
   * Language of what people read: alarm descriptions above all.
   * @default en
   */
  readonly language?: Language;
  /**
   * Tags of everything that takes tags, besides Name, System, Environment and Owner: of cost centres, of backups.
   * @default {}
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-Tagging.html
   */
  readonly tags?: Readonly<Record<string, string>>;
  /**
   * Where state is kept.
   * @default local, in the project's folder
   */
  readonly backend?: BackendInput;
  /** Versions and roles that the stacks are applied with. */
  readonly terraform?: TerraformInput;
  /** Permissions boundary, path and name prefix of the IAM roles that are made. */
  readonly roles?: RolesInput;
  /** Quotas of the account in this region, where an alarm is derived from one. */
  readonly quotas?: QuotasInput;
  /** The inventory: what exists, by service. */
  readonly resources?: ResourcesInput;
  /** What the dev team sends to CloudWatch, and how long it is kept. */
  readonly telemetry?: TelemetryInput;
  /**
   * Where it differs from the other environments on purpose, and why: `{ "resources.ecs.*.services.*.minimumTasks": "…" }`.
   * @default {}
   */
  readonly differences?: Readonly<Record<string, string>>;
  /** Parameters of the environment in SSM Parameter Store, and secrets. */
  readonly parameters?: ParametersInput;
  /** What is held of databases, queues and the account. */
  readonly guardrails?: GuardrailsInput;
  /** Which versions of databases, runtimes and Keycloak may be used. */
  readonly versions?: VersionsInput;
  /**
   * Backups of databases, tables and buckets, in a stack of their own.
   * @default nothing is backed up
   */
  readonly backups?: BackupsInput;
  /**
   * Patches of EC2 instances: which are approved, and when instances are looked at or patched.
   * @default nothing is patched
   */
  readonly patches?: PatchesInput;
  /**
   * Notices of what the root user does, of sign-ins without MFA and of changes of IAM.
   * @default there are none
   */
  readonly privilegedUse?: PrivilegedUseInput;
  /**
   * What users are promised, by a short stable key: told when so much fails that it will not be kept.
   * @default {}
   */
  readonly serviceLevels?: Readonly<Record<string, ServiceLevelInput>>;
  /** What `npx unyo check` works out a month's cost from. */
  readonly costs?: CostsInput;
  /** What the ops team has: who is told, and what differs from the catalogue. */
  readonly alarms: AlarmsInput;
}

const owner = (what: string) =>
  object({
    name: text(`the name of the ${what} team`),
    resourceTypes: z
      .record(
        z.string(),
        plainText("the reason why the team's stack holds it"),
        expects("a record of reasons, by type of resource"),
      )
      .default({}),
  });

/** Everything that is known of one environment, and the policy that applies to it. */
export const environmentSchema = checked(
  object({
    system: matching(
      /^[a-z][a-z0-9-]{0,18}[a-z0-9]$/,
      "a system's name: 2 to 20 lower-case letters, digits and hyphens",
    ),
    name: environmentName(Object.keys(resourcesSchema.shape)),
    account: accountId(),
    region: region(),
    timeZone: timeZone(),
    owners: object({
      dev: owner("dev"),
      ops: owner("ops"),
    }),
    language: oneOf(["en", "ja"]).default("en"),
    tags: z.record(z.string(), z.string(expects("a tag value")), expects("a record of tags")).default({}),
    backend: backendSchema.prefault({ local: {} }),
    terraform: terraformSchema.prefault({}),
    roles: rolesSchema.prefault({}),
    quotas: object({
      lambdaConcurrency: integer(1, 10_000_000, "concurrent executions").optional(),
      smsMonthlySpend: positive("US dollars in a month, above 0").optional(),
    }).prefault({}),
    resources: resourcesSchema.prefault({}),
    telemetry: telemetrySchema.prefault({}),
    differences: z
      .record(z.string(), text("the reason why it differs"), expects("a record of reasons by path"))
      .default({}),
    parameters: parametersSchema.prefault({}),
    guardrails: guardrailsSchema.prefault({}),
    versions: versionsSchema.prefault({}),
    backups: backupsSchema.optional(),
    patches: patchesSchema.optional(),
    privilegedUse: privilegedUseSchema.optional(),
    serviceLevels: serviceLevelsSchema.default({}),
    costs: costsSchema.prefault({}),
    alarms: alarmsSchema,
  }),
  (value, report) => {
    checkTags(value.tags, value.owners, report);
    checkRoles(value, report);
    checkFormerRegions(value, report);
    const asked = value.terraform?.minimumVersion;
    if (typeof asked !== "string" || !/^\d+\.\d+\.\d+$/.test(asked) || !value.backend) return;
    const { dev = [], ops = [] } = value.terraform?.released ?? {};
    const { version, reason } = leastTerraform({
      backend: value.backend as Backend,
      writesSecrets: value.parameters !== undefined && writesSecrets(value.parameters),
      releases: dev.length + ops.length > 0,
    });
    if (compareNumbers(asked, version) >= 0) return;
    report(["terraform", "minimumVersion"], `"${asked}" is too old: ${reason}`);
  },
);

function checkFormerRegions({ region, terraform }: { region?: unknown; terraform?: unknown }, report: Report): void {
  const { formerRegions } = (terraform ?? {}) as { formerRegions?: unknown };
  const index = Array.isArray(formerRegions) ? formerRegions.indexOf(region) : -1;
  if (index < 0) return;
  const message = "is the environment's own region, whose provider is always there; leave it out";
  report(["terraform", "formerRegions", index], message);
}

/** A checked environment, with all defaults filled in. */
export type Environment = z.output<typeof environmentSchema>;
