import { EnvironmentError, EnvironmentsError, type Environment } from "../model/environment/index.js";
import { prefixOf } from "../model/names/index.js";
import type { MonitoringPlan } from "../../modules/ops/alarms/index.js";
import { checkTogether } from "./checks/conflicts.js";
import { requireDefined, inspectionOf, undefinedProblem, type DefinedEnvironment } from "./define-environment.js";

/** An environment, or a function that defines it, so that its mistakes come out with those of the others. */
export type EnvironmentSource = DefinedEnvironment | (() => DefinedEnvironment);

/** One of several environments, with all that is wrong with it by itself and beside the others. */
export interface Examined {
  /** What messages call it: its name, with its system where another one has the same name. */
  readonly label: string;
  readonly name: string;
  /** System and name, which names of stacks begin with; nothing where they are wrong. */
  readonly prefix?: string;
  /** Nothing where it is wrong by itself. */
  readonly environment?: DefinedEnvironment;
  readonly error?: EnvironmentError;
}

/** Defines environments that belong together, and tells of each what is wrong with it. */
export function examineEnvironments(sources: readonly EnvironmentSource[], caller: string): readonly Examined[] {
  return examine(sources.map((source, index) => define(source, `${caller} ${index + 1}`)));
}

/**
 * Defines environments that belong together, and checks what they must not have in common: names, the settings of an account,
 * buckets, state.
 *
 * @throws EnvironmentsError with everything that is wrong with any of them.
 */
export function defineEnvironments(...sources: readonly EnvironmentSource[]): readonly DefinedEnvironment[] {
  return rightOnes(examineEnvironments(sources, "defineEnvironments: argument"));
}

/** @throws EnvironmentsError when anything is wrong with any of them. */
export function rightOnes(examined: readonly Examined[]): readonly DefinedEnvironment[] {
  const errors = examined.flatMap(({ error }) => error ?? []);
  if (errors.length > 0) throw new EnvironmentsError(errors);
  return examined.flatMap(({ environment }) => environment ?? []);
}

/** The same of environments that are defined already. */
export function checkEnvironments(environments: readonly DefinedEnvironment[], caller: string): void {
  if (!Array.isArray(environments)) {
    throw new EnvironmentError(caller, [{ path: [], message: "takes a list of environments: [prod]" }]);
  }
  const issues = environments.flatMap((one, index) => {
    const message = undefinedProblem(one);
    return message === undefined ? [] : [{ path: [index], message }];
  });
  if (issues.length > 0) throw new EnvironmentError(`${caller}: environments`, issues);
  rightOnes(examine(environments));
}

const servicesOf = ({ alarms, burnRates, composites, events }: MonitoringPlan): string[] => [
  ...new Set([...alarms, ...burnRates, ...composites, ...events].map(({ service }) => service)),
];

type Made = DefinedEnvironment | EnvironmentError;

function define(source: EnvironmentSource, where: string): Made {
  if (typeof source !== "function") return requireDefined(source, where);
  try {
    return requireDefined(source(), where);
  } catch (error) {
    if (error instanceof EnvironmentError && inspectionOf(error)) return error;
    throw error;
  }
}

function examine(all: readonly Made[]): readonly Examined[] {
  const inspections = all.map((one) => inspectionOf(one)!);
  const names = inspections.map(({ name }) => name);
  const labels = inspections.map(({ name, environment }) => labelOf(name, environment, names));
  const between = checkTogether(
    inspections.map(({ environment, claims, monitoring }, index) =>
      environment && claims && monitoring
        ? { label: labels[index]!, environment, claims, alarms: monitoring.alarms, services: servicesOf(monitoring) }
        : undefined,
    ),
  );
  return inspections.map(({ name, environment, claims, issues }, index) => {
    const label = labels[index]!;
    const made = all[index]!;
    const found = [...issues, ...between[index]!];
    return {
      label,
      name,
      ...(environment && claims && { prefix: prefixOf(environment) }), // with claims, its system and name are right
      ...(!(made instanceof EnvironmentError) && { environment: made }),
      ...(found.length > 0 && { error: new EnvironmentError(label, found) }),
    };
  });
}

/** The environment's name, with its system where another one has the same name. */
const labelOf = (name: string, environment: Environment | undefined, names: readonly string[]): string =>
  environment && names.filter((one) => one === name).length > 1 ? prefixOf(environment) : name;
