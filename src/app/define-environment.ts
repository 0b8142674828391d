import type { Requirement } from "../model/contract/index.js";
import {
  EnvironmentError,
  show,
  suggest,
  type AdoptedAlarms,
  type AlarmOverride,
  type AlarmsInput,
  type CompositeInput,
  type CompositeTargets,
  type Environment,
  type EnvironmentInput,
  type EventOverride,
  type ServiceOverride,
  type Severity,
} from "../model/environment/index.js";
import {
  standardCatalogue,
  type Catalogue,
  type MonitoringPlan,
  type StandardCatalogue,
} from "../../modules/ops/alarms/index.js";
import { isAwaitable } from "../model/schema/plain.js";
import { inspect, type Inspection } from "./inspect.js";

type OverrideOf<Entry> = Entry extends { readonly type: "event" }
  ? EventOverride
  : Entry extends { readonly severities?: infer S extends Severity; readonly target?: infer Target }
    ? AlarmOverride<S, Target>
    : AlarmOverride;

/** The ids of alarms; an event is no thing that exists. */
type AlarmIdOf<C> = { [Id in keyof C]: C[Id] extends { readonly type: "event" } ? never : Id }[keyof C];

/** The services that a catalogue has: what its ids begin with. */
type ServiceOf<Id> = Id extends `${infer Service}.${string}` ? Service : never;

/** Alarms that are told as one, with their ids typed from the catalogue. */
interface CompositeDefinition<C> extends Omit<CompositeInput, "of"> {
  /** The alarms that it is made of: targets, by the id of the alarm or `<service>.*`. All are in one region, which is its own. */
  readonly of: { readonly [Id in AlarmIdOf<C> | `${ServiceOf<AlarmIdOf<C>>}.*`]?: CompositeTargets };
}

/** What an environment says of alarms, with overrides typed from the catalogue. */
export interface AlarmsDefinition<C = StandardCatalogue> extends Omit<
  AlarmsInput,
  "adopt" | "overrides" | "composites" | "off" | "without"
> {
  /**
   * Names of alarms that exist already, by id, target (`account` where there is one only) and severity of the alarm that takes the place of
   * each: it keeps that name and its tags, is imported, and has everything else set as this environment has it. No plan destroys it. By
   * `serviceLevel` and the key of a service level, names of composite alarms.
   * @default {}
   */
  readonly adopt?: { readonly [Id in AlarmIdOf<C> | "serviceLevel"]?: AdoptedAlarms };
  /**
   * What differs from the catalogue, by the id of the alarm or event; by `<service>.*` the route of all that a service has.
   * @default {}
   */
  readonly overrides?: { readonly [Id in keyof C]?: OverrideOf<C[Id]> } & {
    readonly [Id in `${ServiceOf<keyof C>}.*`]?: ServiceOverride;
  };
  /**
   * Alarms that are told as one, by a key of your own: one notice of an outage instead of one of each alarm.
   * @default {}
   */
  readonly composites?: Readonly<Record<string, CompositeDefinition<C>>>;
  /**
   * Services that are not watched, by their name in the inventory, and why: all of their alarms and events are off.
   * @default {}
   */
  readonly off?: Readonly<Partial<Record<ServiceOf<keyof C>, string>>>;
  /**
   * Telemetry that this environment does without, and why: alarms that need it are off.
   * @default {}
   */
  readonly without?: Readonly<Partial<Record<Requirement, string>>>;
}

/** An environment as it is written, with overrides typed from the catalogue. */
export interface EnvironmentDefinition<C = StandardCatalogue> extends Omit<EnvironmentInput, "alarms"> {
  /** What the ops team has: who is told, and what differs from the catalogue. */
  readonly alarms: AlarmsDefinition<C>;
}

/** A checked environment together with the alarms and events that follow from it. */
export type DefinedEnvironment = Environment & { readonly monitoring: MonitoringPlan };

export interface DefineOptions<C> {
  /**
   * The alarms and events there are. Add rows of your own with `{ ...standardCatalogue, ...mine }`.
   * @default the standard catalogue
   */
  readonly catalogue?: C;
}

/**
 * Checks an environment, fills in defaults and resolves its alarms and events.
 *
 * @throws EnvironmentError with everything that is wrong, each with its path and what would be right.
 */
export function defineEnvironment<const C extends Catalogue = StandardCatalogue>(
  definition: EnvironmentDefinition<NoInfer<C>>,
  options: DefineOptions<C> = {},
): DefinedEnvironment {
  checkOptions(options);
  const inspection = inspect(definition, options.catalogue ?? standardCatalogue);
  const { name, environment, monitoring, issues } = inspection;
  if (!environment || !monitoring || issues.length > 0) throw remember(new EnvironmentError(name, issues), inspection);
  // What was checked stays as it was: a change would be written, and nobody would look at it again.
  return remember(Object.freeze({ ...frozen(environment), monitoring }), inspection);
}

/** Freezes data and all that is in it; it was copied from what the user wrote. */
function frozen<Data extends object>(data: Data): Data {
  for (const part of Object.values(data)) {
    if (typeof part === "object" && part !== null && !Object.isFrozen(part)) frozen(part);
  }
  return Object.freeze(data);
}

/** @throws Error where rows of one's own would be passed over: for a misspelt option, for one. */
function checkOptions(options: unknown): void {
  const known = ["catalogue"];
  const names = typeof options === "object" && options !== null ? Object.keys(options) : undefined;
  if (!names) throw new Error(`defineEnvironment: options: ${show(options)} is not an object such as { catalogue }`);
  const problems = names
    .filter((name) => !known.includes(name))
    .map((name) => `defineEnvironment: ${name}: no such option${suggest(name, known)}`);
  const { catalogue } = options as { readonly catalogue?: unknown };
  if (catalogue !== undefined && (typeof catalogue !== "object" || catalogue === null || Array.isArray(catalogue)))
    problems.push(
      `defineEnvironment: catalogue: ${show(catalogue)} is not an object such as { ...standardCatalogue, ...mine }`,
    );
  if (problems.length > 0) throw new Error(problems.join("\n"));
}

const inspections = new WeakMap<object, Inspection>();

function remember<T extends DefinedEnvironment | EnvironmentError>(result: T, inspection: Inspection): T {
  inspections.set(result, inspection);
  return result;
}

/** What {@link defineEnvironment} found when it made this environment, or this error; nothing where somebody else did. */
export const inspectionOf = (made: object): Inspection | undefined => inspections.get(made);

/**
 * An environment that {@link defineEnvironment} made, and nothing else: a copy carries what was resolved of the original, such as
 * alarms with its names.
 */
export function requireDefined(environment: DefinedEnvironment, where: string): DefinedEnvironment {
  const problem = undefinedProblem(environment);
  if (problem !== undefined) throw new EnvironmentError(where, [{ path: [], message: problem }]);
  return environment;
}

/** What is wrong with what should be a defined environment, if anything; types do not reach everybody who calls. */
export function undefinedProblem(environment: unknown): string | undefined {
  if (typeof environment === "object" && environment !== null && inspectionOf(environment)) return undefined;
  if (isAwaitable(environment)) return "is a promise; await it first";
  if (typeof environment === "function") return "is a function; call it: prod()";
  return 'is nothing that defineEnvironment made; a copy such as { ...prod, name: "stg" } keeps the alarms of prod. Change the definition, and call defineEnvironment with that';
}
