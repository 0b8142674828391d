import { auroraClusters } from "../inventory/aurora.js";
import { ecsContainers } from "../inventory/ecs.js";
import { lambdaFunctions } from "../inventory/lambda.js";
import { rdsInstances } from "../inventory/rds.js";
import { collectTargets, targetPath, type Inventory, type InventoryKind } from "../inventory/targets.js";

/** A version that something of the inventory runs. */
export interface VersionUse {
  /** What an exception names: `aurora.main`, `ecs.main/keycloak/keycloak`. */
  readonly key: string;
  /** Where it stands in the environment. */
  readonly path: readonly PropertyKey[];
  readonly product: string;
  readonly version: string;
}

/** Every version that an inventory declares. */
export function versionUses(environment: Inventory): readonly VersionUse[] {
  return [
    ...usesOf(environment, auroraClusters, ({ engine, engineVersion }) => [
      { product: engine, version: engineVersion, at: ["engineVersion"] },
    ]),
    ...usesOf(environment, ecsContainers, ({ software }) =>
      Object.entries(software).map(([product, version]) => ({ product, version, at: ["software", product] })),
    ),
    ...usesOf(environment, lambdaFunctions, ({ runtime }) => {
      const language = /^[a-z]+/.exec(runtime ?? "")?.[0];
      return runtime === undefined || language === undefined
        ? []
        : [{ product: `lambda-${language}`, version: runtime, at: ["runtime"] }];
    }),
    ...usesOf(environment, rdsInstances, ({ engine, engineVersion }) => [
      { product: engine, version: engineVersion, at: ["engineVersion"] },
    ]),
  ];
}

type Declared = Pick<VersionUse, "product" | "version"> & { readonly at: readonly string[] };

function usesOf<Target>(
  environment: Inventory,
  kind: InventoryKind<Target>,
  declared: (target: Target) => readonly Declared[],
): VersionUse[] {
  return collectTargets(environment, kind).flatMap(({ key, keys, target }) =>
    declared(target).map(({ at, ...use }) => ({
      ...use,
      key: `${kind.path[0]}.${key}`,
      path: [...targetPath(kind, keys)!, ...at],
    })),
  );
}
