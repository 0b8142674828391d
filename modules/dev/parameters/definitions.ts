import type { ParameterValue } from "./parameters.js";

/** What a parameter is in every environment. */
export interface ParameterDefinition {
  /** What its values are; a `list` is of texts. */
  readonly type: "string" | "number" | "boolean" | "list";
  /** What it is for. */
  readonly description: string;
  /** The only values that it may have, of a `string`. */
  readonly allowed?: readonly string[];
  /** A regular expression that AWS holds new values against. */
  readonly allowedPattern?: string;
}

type Values = {
  readonly string: string;
  readonly number: number;
  readonly boolean: boolean;
  readonly list: readonly string[];
};

type ValueOf<D extends ParameterDefinition> = D["allowed"] extends readonly string[]
  ? D["allowed"][number]
  : Values[D["type"]];

/**
 * Parameters that every environment has, defined once: what it returns takes the values of one environment, and neither a
 * missing name nor a wrong type compiles.
 *
 * @param definitions By name below the environment's path, such as `keycloak/logLevel`.
 * @example
 * const parameters = parameterDefinitions({ "keycloak/logLevel": { type: "string", description: "…", allowed: ["INFO", "DEBUG"] } });
 * // parameters: { values: parameters({ "keycloak/logLevel": "INFO" }) }
 */
export function parameterDefinitions<const D extends Readonly<Record<string, ParameterDefinition>>>(
  definitions: D,
): (values: { readonly [Name in keyof D]: ValueOf<D[Name]> }) => { readonly [Name in keyof D]: ParameterValue } {
  return (values) =>
    Object.fromEntries(
      Object.entries(definitions).map(([name, { description, allowed, allowedPattern }]) => [
        name,
        {
          value: (values as Readonly<Record<string, ParameterValue["value"]>>)[name],
          description,
          allowedPattern: allowedPattern ?? (allowed && `^(${allowed.map(escaped).join("|")})$`),
        },
      ]),
    ) as { readonly [Name in keyof D]: ParameterValue };
}

const escaped = (text: string): string => text.replace(/[$()*+.?[\\\]^{|}]/g, "\\$&");
