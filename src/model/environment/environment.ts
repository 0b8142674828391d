import * as z from "zod";
import { alarmsSchema } from "./alarms.js";
import { backupsSchema } from "./backups.js";
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
} from "../schema/fields.js";
import { resourcesSchema } from "../inventory/index.js";
import { checkTags } from "./tags.js";
import { telemetrySchema } from "./telemetry.js";
import { guardrailsSchema } from "./guardrails.js";
import { versionsSchema } from "./versions.js";
import { backendSchema, compareVersions, leastTerraformVersion, terraformSchema, type Backend } from "./terraform.js";

const owner = (what: string) =>
  object({
    /** The team's name: the `Owner` tag of what it owns. */
    name: text(`the name of the ${what} team`),
    /**
     * Further types of resources that its stacks may hold, each with the reason; a module, which may hold any, by its address:
     * `{ aws_sqs_queue: "…", "module.tickets": "…" }`. What belongs to the other team cannot be named here.
     * @default those that the library itself makes
     */
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
    /** The system: begins every name. */
    system: matching(
      /^[a-z][a-z0-9-]{0,18}[a-z0-9]$/,
      "a system's name: 2 to 20 lower-case letters, digits and hyphens",
    ),
    /** The environment's name, such as `dev`, `stg` or `prod`: follows the system in every name. */
    name: matching(/^[a-z][a-z0-9]{0,11}$/, "an environment's name: up to 12 lower-case letters and digits"),
    /** The AWS account id; applying to another account is refused. */
    account: accountId(),
    /** The AWS region. */
    region: region(),
    /** IANA time zone of the team: the date folders of the log archive follow it. */
    timeZone: timeZone(),
    /** The two teams of the split. `dev` is a team here, whatever the environment is called. */
    owners: object({
      /** Sends telemetry to CloudWatch. */
      dev: owner("dev"),
      /** Acts on what is in CloudWatch. */
      ops: owner("ops"),
    }),
    /**
     * Language of what people read: alarm descriptions above all.
     * @default en
     */
    language: oneOf(["en", "ja"]).default("en"),
    /** Tags of everything that takes tags, besides System, Environment and Owner. */
    tags: z.record(z.string(), z.string(expects("a tag value")), expects("a record of tags")).default({}),
    /**
     * Where state is kept.
     * @default local, in the project's folder
     */
    backend: backendSchema.prefault({ local: {} }),
    terraform: terraformSchema.prefault({}),
    /** Quotas of the account in this region, where an alarm is derived from one. */
    quotas: object({
      /** Concurrent executions of Lambda functions. */
      lambdaConcurrency: integer(1, 10_000_000, "concurrent executions").optional(),
      /** US dollars that text messages may cost in a month. */
      smsMonthlySpend: positive("US dollars in a month, above 0").optional(),
    }).prefault({}),
    resources: resourcesSchema.prefault({}),
    telemetry: telemetrySchema.prefault({}),
    /** Where it differs from the other environments on purpose, and why: `{ "resources.ecs.*.services.*.minimumTasks": "…" }`. */
    differences: z
      .record(z.string(), text("the reason why it differs"), expects("a record of reasons by path"))
      .default({}),
    /** What is held of databases, queues and the account. */
    guardrails: guardrailsSchema.prefault({}),
    /** Which versions of databases, runtimes and Keycloak may be used. */
    versions: versionsSchema.prefault({}),
    /** Backups of databases, tables and buckets; nothing is backed up without it. */
    backups: backupsSchema.optional(),
    alarms: alarmsSchema,
  }),
  (value, report) => {
    checkTags(value.tags, value.owners, report);
    const asked = value.terraform?.minimumVersion;
    const least = value.backend && leastTerraformVersion(value.backend as Backend);
    if (typeof asked !== "string" || !/^\d+\.\d+\.\d+$/.test(asked) || !least || compareVersions(asked, least) >= 0)
      return;
    const reason =
      least === "1.5.0" ? "import blocks need Terraform 1.5.0" : "backend.s3.lockFile needs Terraform 1.10.0";
    report(["terraform", "minimumVersion"], `"${asked}" is too old: ${reason}`);
  },
);

/** An environment as it is written: what has a default may be left out. */
export type EnvironmentInput = z.input<typeof environmentSchema>;

/** A checked environment, with all defaults filled in. */
export type Environment = z.output<typeof environmentSchema>;
