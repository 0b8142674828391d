import { isObject } from "../../cdktf/terraform-json.js";
import type { Guardrail } from "../../model/environment/guardrails.js";
import type { Environment } from "../../model/environment/index.js";
import { destructions } from "./destruction.js";
import { shortened } from "./history.js";
import { problemOf, type Observation } from "./guardrails.js";

type Values = Readonly<Record<string, unknown>>;

interface PlannedResource {
  readonly type: string;
  readonly address: string;
  readonly values: Values;
}

/** Which attribute of which resource a guardrail looks at. */
const attributes: Readonly<Record<string, Readonly<Record<string, Guardrail>>>> = {
  aws_rds_cluster: { deletion_protection: "deletionProtection", preferred_maintenance_window: "maintenanceWindow" },
  aws_rds_cluster_instance: {
    auto_minor_version_upgrade: "minorUpgrades",
    preferred_maintenance_window: "maintenanceWindow",
  },
  aws_db_instance: {
    deletion_protection: "deletionProtection",
    auto_minor_version_upgrade: "minorUpgrades",
    maintenance_window: "maintenanceWindow",
  },
};

/** What breaks a guardrail in a plan, or cannot be told from it. */
export interface PlanFinding {
  /** The address of the resource and its attribute. */
  readonly at: string;
  readonly guardrail: Guardrail;
  readonly problem: string;
}

/**
 * Holds what `terraform show -json` prints of a plan or a state against the guardrails of an environment: databases, and the
 * queues that others name in their redrive policy, and of a plan what it destroys or shortens. A value that is known after apply only is not judged, and told.
 *
 * @throws Error where it is no such print.
 */
export function checkPlan(environment: Environment, shown: unknown): readonly PlanFinding[] {
  const resources = resourcesOf(shown);
  const databases = resources.flatMap(({ type, address, values }) =>
    Object.entries(Object.hasOwn(attributes, type) ? attributes[type]! : {}).map(([attribute, guardrail]) => ({
      guardrail,
      at: `${address}.${attribute}`,
      value: values[attribute],
    })),
  );
  const lost = isObject(shown) ? [...destructions(environment, shown), ...shortened(environment, shown)] : [];
  const observations: Observation[] = [...lost, ...databases, ...deadLetterQueues(resources)];
  return observations.flatMap((observation): PlanFinding[] => {
    const { at, guardrail, value } = observation;
    const off = environment.guardrails.off[guardrail] !== undefined;
    // What Terraform does not know yet is left out; null is known, and says that nobody set it.
    const unknown = value === undefined ? "is known after apply only: look again at the state" : undefined;
    const problem = off ? undefined : (unknown ?? problemOf(observation, environment));
    return problem === undefined ? [] : [{ at: String(at), guardrail, problem }];
  });
}

function deadLetterQueues(resources: readonly PlannedResource[]): Observation[] {
  const takers = new Set(resources.flatMap(({ values }) => takerOf(values) ?? []));
  return resources
    .filter(({ type, values }) => type === "aws_sqs_queue" && takers.has(String(values["name"])))
    .map(({ address, values }) => ({
      guardrail: "deadLetterRetention",
      at: `${address}.message_retention_seconds`,
      value: values["message_retention_seconds"],
    }));
}

/** The name of the queue that takes the dead letters, of a queue or of `aws_sqs_queue_redrive_policy`. */
function takerOf({ redrive_policy: policy }: Values): string | undefined {
  if (typeof policy !== "string") return undefined;
  const { deadLetterTargetArn } = JSON.parse(policy) as { deadLetterTargetArn?: string };
  return deadLetterTargetArn?.split(":").at(-1);
}

/** What Terraform forgets stands among what it plans, without values. */
interface ShownResource extends Omit<PlannedResource, "values"> {
  readonly mode?: string;
  readonly values?: Values;
}

interface Module {
  readonly resources?: readonly ShownResource[];
  readonly child_modules?: readonly Module[];
}

function resourcesOf(shown: unknown): PlannedResource[] {
  const { planned_values: planned, values = planned } = (shown ?? {}) as Record<
    string,
    { root_module?: Module } | undefined
  >;
  if (!values) throw new Error("is nothing that terraform show -json prints: it has neither planned_values nor values");
  const walk = ({ resources = [], child_modules: children = [] }: Module): PlannedResource[] => [
    ...resources.flatMap(({ mode, values, ...rest }) => (mode === "data" || !values ? [] : [{ ...rest, values }])),
    ...children.flatMap(walk),
  ];
  return walk(values.root_module ?? {});
}
