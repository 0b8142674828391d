import { auroraAlarms } from "./aurora.js";
import { ecsAlarms } from "./ecs.js";
import { rdsAlarms } from "./rds.js";

/** Every alarm there is, by id. One more service is one more file and one line here. */
export const standardCatalogue = {
  ...auroraAlarms,
  ...ecsAlarms,
  ...rdsAlarms,
};

export type StandardCatalogue = typeof standardCatalogue;
