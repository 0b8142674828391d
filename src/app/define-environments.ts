import { EnvironmentError, EnvironmentsError, type Environment } from "../model/environment/index.js";
import { prefixOf } from "../model/names/index.js";
import { checkTogether } from "./checks/conflicts.js";
import { requireDefined, inspectionOf, undefinedProblem, type DefinedEnvironment } from "./define-environment.js";

/** An environment, or a function that defines it, so that its mistakes come out with those of the others. */
export type EnvironmentSource = DefinedEnvironment | (() => DefinedEnvironment);

/**
 * Defines environments that belong together, and checks what they must not have in common: names, the settings of an account,
 * buckets, state.
 *
 * @throws EnvironmentsError with everything that is wrong with any of them.
 */
export function defineEnvironments(...sources: readonly EnvironmentSource[]): readonly DefinedEnvironment[] {
  const made = sources.map((source, index) => define(source, `defineEnvironments: argument ${index + 1}`));
  throwAll(made);
  return made.filter((one): one is DefinedEnvironment => !(one instanceof EnvironmentError));
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
  throwAll(environments);
}

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

function throwAll(all: readonly Made[]): void {
  const inspections = all.map((one) => inspectionOf(one)!);
  const names = inspections.map(({ name }) => name);
  const labels = inspections.map(({ name, environment }) => labelOf(name, environment, names));
  const between = checkTogether(
    inspections.map(({ environment, claims }, index) =>
      environment && claims ? { label: labels[index]!, environment, claims } : undefined,
    ),
  );
  const errors = inspections.flatMap(({ issues }, index) => {
    const found = [...issues, ...between[index]!];
    return found.length > 0 ? [new EnvironmentError(labels[index]!, found)] : [];
  });
  if (errors.length > 0) throw new EnvironmentsError(errors);
}

/** The environment's name, with its system where another one has the same name. */
const labelOf = (name: string, environment: Environment | undefined, names: readonly string[]): string =>
  environment && names.filter((one) => one === name).length > 1 ? prefixOf(environment) : name;
