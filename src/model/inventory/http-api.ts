import type * as z from "zod";
import { boolean, name, object, resources, text } from "../schema/fields.js";
import { targets } from "./targets.js";

/** A route of an HTTP API. */
export interface HttpRouteInput {
  /** The route's path, as its metrics carry it: `/users/{id}`. */
  readonly resource: string;
  /** The HTTP method. */
  readonly method: string;
}

/** A stage of an HTTP API. */
export interface HttpApiInput {
  /**
   * The API's id: the `ApiId` of its metrics.
   * @limits lower-case letters and digits
   */
  readonly id: string;
  /** The stage's name. */
  readonly stage: string;
  /**
   * Whether requests come at all times of the day; if not, silence is nothing to tell of.
   * @default false
   */
  readonly steadyTraffic?: boolean;
  /** Routes that are watched one by one; their stage must have detailed metrics on. */
  readonly routes?: Readonly<Record<string, HttpRouteInput>>;
}

const route = object({
  resource: text("a route's path, such as /users/{id}"),
  method: text("an HTTP method"),
});

const api = object({
  id: name(/^[a-z0-9]{4,32}$/, "an API id: lower-case letters and digits"),
  stage: name(/^[A-Za-z0-9_-]{1,128}$|^\$default$/, "a stage name"),
  steadyTraffic: boolean().default(false),
  routes: resources(route, "routes", "resource", "method").default({}),
});

export const httpApiSchema = resources(api, "HTTP APIs", "id", "stage");

export type HttpApi = z.output<typeof api>;
export type HttpRoute = z.output<typeof route> & { readonly api: HttpApi };

export const httpApis = targets(["httpApi", "*"]);

export const httpRoutes = targets(["httpApi", "*", "routes", "*"], ([api, found]) => ({ ...found, api }));
