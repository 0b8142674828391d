import { auroraMysql, auroraPostgresql } from "./aurora.js";
import { keycloak } from "./keycloak.js";
import { lambdaNodejs, nodejs } from "./nodejs.js";
import { mariadb, mysql, postgres } from "./rds.js";
import type { Product } from "./release.js";

export type { Product, Release } from "./release.js";

/** The day on which synthesis judges versions, so that it reads no clock: this table is of that day. */
export const releasesAsOf = "2026-11-25";

/** Products whose release lines are known, by the name that an inventory gives them. */
export const products = {
  "aurora-mysql": auroraMysql,
  "aurora-postgresql": auroraPostgresql,
  keycloak,
  "lambda-nodejs": lambdaNodejs,
  mariadb,
  mysql,
  nodejs,
  postgres,
} as const satisfies Record<string, Product>;

export type ProductId = keyof typeof products;
