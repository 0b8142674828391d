import type { Environment } from "../environment/index.js";
import type { Patches } from "../environment/patches.js";
import { awsName } from "../names/index.js";

/** The value of the tag of a group's instances, by the group's key. */
export const patchGroupNames = (environment: Environment, { groups }: Patches): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(groups).map(([key, { name = awsName("tag", environment, "patches", key) }]) => [key, name]),
  );
