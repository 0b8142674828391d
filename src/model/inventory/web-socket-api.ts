import type * as z from "zod";
import { boolean, name, object, resources, text } from "../schema/fields.js";
import { targets } from "./targets.js";

/** A route of a WebSocket API. */
export interface WebSocketRouteInput {
  /** The route key, as its metrics carry it: `$default`, `sendMessage`. */
  readonly route: string;
}

/** A stage of a WebSocket API. */
export interface WebSocketApiInput {
  /**
   * The API's id: the `ApiId` of its metrics.
   * @limits lower-case letters and digits
   */
  readonly id: string;
  /** The stage's name. */
  readonly stage: string;
  /**
   * Whether messages come at all times of the day; if not, silence is nothing to tell of.
   * @default false
   */
  readonly steadyTraffic?: boolean;
  /** Routes that are watched one by one; their stage must have detailed metrics on. */
  readonly routes?: Readonly<Record<string, WebSocketRouteInput>>;
}

const route = object({
  route: text("a route key, such as $default"),
});

const api = object({
  id: name(/^[a-z0-9]{4,32}$/, "an API id: lower-case letters and digits"),
  stage: name(/^[A-Za-z0-9_-]{1,128}$|^\$default$/, "a stage name"),
  steadyTraffic: boolean().default(false),
  routes: resources(route, "routes", "route").default({}),
});

export const webSocketApiSchema = resources(api, "WebSocket APIs", "id", "stage");

export type WebSocketApi = z.output<typeof api>;
export type WebSocketRoute = z.output<typeof route> & { readonly api: WebSocketApi };

export const webSocketApis = targets(["webSocketApi", "*"]);

export const webSocketRoutes = targets(["webSocketApi", "*", "routes", "*"], ([api, found]) => ({ ...found, api }));
