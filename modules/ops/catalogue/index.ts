import { standardAlarms } from "./alarms/index.js";
import { standardEvents } from "./events/index.js";

/** Everything that an environment is watched for, by id. */
export const standardCatalogue = { ...standardAlarms, ...standardEvents };

export type StandardCatalogue = typeof standardCatalogue;
