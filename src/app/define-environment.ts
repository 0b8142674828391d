import type { Requirement } from "../model/contract/index.js";
import {
  EnvironmentError,
  environmentSchema,
  toIssues,
  type AlarmChange,
  type Environment,
  type EnvironmentInput,
} from "../model/environment/index.js";
import { checkPlainData } from "./checks/plain-data.js";
import { checkMetricFilters } from "./checks/metric-filters.js";
import { checkRoutes } from "./checks/routes.js";
import { checkAdoption } from "./checks/adoption.js";
import { checkLogGroups } from "../model/contract/log-groups.js";
import { checkLogSources } from "../model/contract/log-sources.js";
import {
  checkOverrides,
  resolveAlarms,
  standardCatalogue,
  type Catalogue,
  type MonitoringPlan,
  type StandardCatalogue,
} from "../../modules/ops/alarms/index.js";

type ChangeOf<Entry> = Omit<AlarmChange, "thresholds"> & {
  readonly thresholds?: Entry extends { readonly severities?: infer S extends string }
    ? { readonly [Severity in S]?: number | false }
    : AlarmChange["thresholds"];
};

type OverridesOf<C> = {
  readonly [Id in keyof C]?: ChangeOf<C[Id]> & { readonly targets?: Readonly<Record<string, ChangeOf<C[Id]>>> };
};

/** An environment as it is written, with overrides typed from the catalogue. */
export type EnvironmentDefinition<C = StandardCatalogue> = Omit<EnvironmentInput, "alarms"> & {
  readonly alarms: Omit<EnvironmentInput["alarms"], "overrides" | "without"> & {
    /** What differs from the catalogue, by alarm id. */
    readonly overrides?: OverridesOf<C>;
    /** Telemetry that this environment does without, and why. */
    readonly without?: Readonly<Partial<Record<Requirement, string>>>;
  };
};

/** A checked environment together with the alarms that follow from it. */
export type DefinedEnvironment = Environment & { readonly monitoring: MonitoringPlan };

export interface DefineOptions<C> {
  /**
   * The alarms there are. Add rows of your own with `{ ...standardCatalogue, ...mine }`.
   * @default the standard catalogue
   */
  readonly catalogue?: C;
}

/**
 * Checks an environment, fills in defaults and resolves its alarms.
 *
 * @throws EnvironmentError with everything that is wrong, each with its path and what would be right.
 */
export function defineEnvironment<const C extends Catalogue = StandardCatalogue>(
  definition: EnvironmentDefinition<C>,
  options: DefineOptions<C> = {},
): DefinedEnvironment {
  const catalogue: Catalogue = options.catalogue ?? standardCatalogue;
  const parsed = environmentSchema.safeParse(definition);
  const issues = [
    ...checkPlainData(definition),
    ...(parsed.success ? [] : toIssues(parsed.error)),
    ...checkOverrides(definition, catalogue),
  ];
  if (!parsed.success || issues.length > 0) throw new EnvironmentError(nameOf(definition), issues);
  const monitoring = resolveAlarms(parsed.data, catalogue);
  const unfit = [
    ...monitoring.issues,
    ...checkRoutes(parsed.data, monitoring.alarms),
    ...checkMetricFilters(monitoring.alarms),
    ...checkLogSources(parsed.data),
    ...checkLogGroups(parsed.data),
    ...checkAdoption(parsed.data),
  ];
  if (unfit.length > 0) throw new EnvironmentError(parsed.data.name, unfit);
  return { ...parsed.data, monitoring };
}

function nameOf(definition: unknown): string {
  const name = (definition as { name?: unknown } | null | undefined)?.name;
  return typeof name === "string" ? name : "environment";
}
