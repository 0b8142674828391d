import type * as z from "zod";
import { anyName, boolean, name, object, resources, text } from "../schema/fields.js";
import { targets } from "./targets.js";

/** A method of a REST API. */
export interface RestMethodInput {
  /** The resource's path, as its metrics carry it: `/users/{id}`. */
  readonly resource: string;
  /** The HTTP method. */
  readonly method: string;
}

/** A stage of a REST API. */
export interface RestApiInput {
  /** The API's name: the `ApiName` of its metrics. */
  readonly name: string;
  /**
   * The API's id. With it, the log that API Gateway keeps of its executions is managed.
   * @limits lower-case letters and digits
   */
  readonly id?: string;
  /** The stage's name. */
  readonly stage: string;
  /**
   * Whether requests come at all times of the day; if not, silence is nothing to tell of.
   * @default false
   */
  readonly steadyTraffic?: boolean;
  /** Methods that are watched one by one; their stage must have detailed metrics on. */
  readonly methods?: Readonly<Record<string, RestMethodInput>>;
}

const method = object({
  resource: text("a resource path, such as /users/{id}"),
  method: text("an HTTP method"),
});

const api = object({
  name: anyName("the API's name"),
  id: name(/^[a-z0-9]{4,32}$/, "an API id: lower-case letters and digits").optional(),
  stage: name(/^[A-Za-z0-9_-]{1,128}$|^\$default$/, "a stage name"),
  steadyTraffic: boolean().default(false),
  methods: resources(method, "methods", "resource", "method").default({}),
});

export const restApiSchema = resources(api, "REST APIs", "name", "stage");

export type RestApi = z.output<typeof api>;
export type RestMethod = z.output<typeof method> & { readonly api: RestApi };

export const restApis = targets(["restApi", "*"]);

export const restMethods = targets(["restApi", "*", "methods", "*"], ([api, found]) => ({ ...found, api }));
