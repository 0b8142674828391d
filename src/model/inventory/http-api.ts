import type * as z from "zod";
import { boolean, name, object, resources, text } from "../schema/fields.js";
import { targets } from "./targets.js";

const route = object({
  /** The route's path, as its metrics carry it: `/users/{id}`. */
  resource: text("a route's path, such as /users/{id}"),
  /** The HTTP method. */
  method: text("an HTTP method"),
});

const api = object({
  /** The API's id: the `ApiId` of its metrics. */
  id: name(/^[a-z0-9]{4,32}$/, "an API id: lower-case letters and digits"),
  /** The stage's name. */
  stage: name(/^[A-Za-z0-9_-]{1,128}$|^\$default$/, "a stage name"),
  /**
   * Whether requests come at all times of the day; if not, silence is nothing to tell of.
   * @default false
   */
  steadyTraffic: boolean().default(false),
  /** Routes that are watched one by one; their stage must have detailed metrics on. */
  routes: resources(route, "routes", "resource", "method").default({}),
});

/** HTTP APIs of API Gateway, one entry per stage. */
export const httpApiSchema = resources(api, "HTTP APIs", "id", "stage");

export type HttpApi = z.output<typeof api>;
export type HttpRoute = z.output<typeof route> & { readonly api: HttpApi };

export const httpApis = targets(["httpApi", "*"]);

export const httpRoutes = targets(["httpApi", "*", "routes", "*"], ([api, found]) => ({ ...found, api }));
