import type { Environment } from "../../../model/environment/index.js";
import { parameterPath } from "../../../model/environment/parameters.js";
import type { Claim } from "./claim.js";

/** Names in Parameter Store and Secrets Manager, of which a region has one each. */
export function parameterNames(environment: Environment): Claim[] {
  const { values, secrets, handOver } = environment.parameters;
  const path = parameterPath(environment);
  const of = (kind: string, name: string, ...at: string[]): Claim => ({
    kind,
    name: `${path}/${name}`,
    within: "region",
    path: ["parameters", ...at],
    settle: "give parameters.path of one of the two",
  });
  return [
    ...Object.keys(values).map((name) => of("parameter", name, "values", name)),
    ...Object.entries(secrets).map(([name, { store }]) =>
      of(store === "parameterStore" ? "parameter" : "secret", name, "secrets", name),
    ),
    ...(handOver ? [of("path of what teams hand each other", "operations", "handOver")] : []),
  ];
}
