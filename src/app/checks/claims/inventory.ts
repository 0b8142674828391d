import { collectTargets, type Environment } from "../../../model/environment/index.js";
import { auroraInstances } from "../../../model/inventory/aurora.js";
import { httpApis } from "../../../model/inventory/http-api.js";
import { rdsInstances } from "../../../model/inventory/rds.js";
import { restApis } from "../../../model/inventory/rest-api.js";
import { webSocketApis } from "../../../model/inventory/web-socket-api.js";
import type { Claim } from "./claim.js";

/** Names of the inventory that AWS gives once, whatever collection they stand in. */
export function inventoryNames(environment: Environment): Claim[] {
  const of = (kind: string, name: string, ...path: string[]): Claim[] => [
    { kind, name, within: "region", path: ["resources", ...path], settle: "", local: true },
  ];
  return [
    ...collectTargets(environment, auroraInstances).flatMap(({ keys: [cluster, instance], target }) =>
      of("DB instance", target.identifier, "aurora", cluster!, "instances", instance!, "identifier"),
    ),
    ...collectTargets(environment, rdsInstances).flatMap(({ keys, target }) =>
      of("DB instance", target.identifier, "rds", ...keys, "identifier"),
    ),
    ...collectTargets(environment, httpApis).flatMap(({ keys, target }) =>
      of("API stage", `${target.id}/${target.stage}`, "httpApi", ...keys, "id"),
    ),
    ...collectTargets(environment, webSocketApis).flatMap(({ keys, target }) =>
      of("API stage", `${target.id}/${target.stage}`, "webSocketApi", ...keys, "id"),
    ),
    ...collectTargets(environment, restApis).flatMap(({ keys, target }) =>
      target.id === undefined ? [] : of("API stage", `${target.id}/${target.stage}`, "restApi", ...keys, "id"),
    ),
  ];
}
