import type * as z from "zod";
import { anyName, boolean, name, object, resources, text } from "../schema/fields.js";
import { targets } from "./targets.js";

const method = object({
  /** The resource's path, as its metrics carry it: `/users/{id}`. */
  resource: text("a resource path, such as /users/{id}"),
  /** The HTTP method. */
  method: text("an HTTP method"),
});

const api = object({
  /** The API's name: the `ApiName` of its metrics. */
  name: anyName("the API's name"),
  /** The API's id. With it, the log that API Gateway keeps of its executions is managed. */
  id: name(/^[a-z0-9]{4,32}$/, "an API id: lower-case letters and digits").optional(),
  /** The stage's name. */
  stage: name(/^[A-Za-z0-9_-]{1,128}$|^\$default$/, "a stage name"),
  /**
   * Whether requests come at all times of the day; if not, silence is nothing to tell of.
   * @default false
   */
  steadyTraffic: boolean().default(false),
  /** Methods that are watched one by one; their stage must have detailed metrics on. */
  methods: resources(method, "methods", "resource", "method").default({}),
});

/** REST APIs of API Gateway, one entry per stage. */
export const restApiSchema = resources(api, "REST APIs", "name", "stage");

export type RestApi = z.output<typeof api>;
export type RestMethod = z.output<typeof method> & { readonly api: RestApi };

export const restApis = targets(["restApi", "*"]);

export const restMethods = targets(["restApi", "*", "methods", "*"], ([api, found]) => ({ ...found, api }));
