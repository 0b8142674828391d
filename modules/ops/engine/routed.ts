import type { Routed, Severity } from "../../../src/model/environment/index.js";

/** What an override says of a service as a whole stands by this in the place of an id. */
export const everythingOf = (service: string): string => `${service}.*`;

/** A route beside a severity, where it is not that of the severity. */
export const routed = (route: string | undefined, severity: Severity): Pick<Routed, "route"> =>
  route === undefined || route === severity ? {} : { route };
