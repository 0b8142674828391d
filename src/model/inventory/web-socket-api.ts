import type * as z from "zod";
import { boolean, name, object, resources, text } from "../schema/fields.js";
import { targets } from "./targets.js";

const route = object({
  /** The route key, as its metrics carry it: `$default`, `sendMessage`. */
  route: text("a route key, such as $default"),
});

const api = object({
  /** The API's id: the `ApiId` of its metrics. */
  id: name(/^[a-z0-9]{4,32}$/, "an API id: lower-case letters and digits"),
  /** The stage's name. */
  stage: name(/^[A-Za-z0-9_-]{1,128}$|^\$default$/, "a stage name"),
  /**
   * Whether messages come at all times of the day; if not, silence is nothing to tell of.
   * @default false
   */
  steadyTraffic: boolean().default(false),
  /** Routes that are watched one by one; their stage must have detailed metrics on. */
  routes: resources(route, "routes", "route").default({}),
});

/** WebSocket APIs of API Gateway, one entry per stage. */
export const webSocketApiSchema = resources(api, "WebSocket APIs", "id", "stage");

export type WebSocketApi = z.output<typeof api>;
export type WebSocketRoute = z.output<typeof route> & { readonly api: WebSocketApi };

export const webSocketApis = targets(["webSocketApi", "*"]);

export const webSocketRoutes = targets(["webSocketApi", "*", "routes", "*"], ([api, found]) => ({ ...found, api }));
