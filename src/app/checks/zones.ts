import {
  collectTargets,
  isToken,
  show,
  targetPath,
  type Environment,
  type Issue,
} from "../../model/environment/index.js";
import { targetGroupZones } from "../../model/inventory/alb.js";

/** A load balancer is in the environment's region, and no metric comes of a zone elsewhere. */
export const checkZones = (environment: Environment): Issue[] =>
  collectTargets(environment, targetGroupZones)
    .filter(({ target: { name } }) => !isToken(name) && !name.startsWith(environment.region))
    .map(({ keys, target: { name } }) => ({
      path: [...targetPath(targetGroupZones, keys)!, "name"],
      message: `${show(name)} is no Availability Zone of ${environment.region}`,
      needs: [["region"]],
    }));
