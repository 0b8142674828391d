import { logRetention, managedTrails } from "../../model/contract/trails.js";
import { suggester, type Environment, type Issue } from "../../model/environment/index.js";

/** Trails that the inventory does not have, and log files that go before their time. */
export function checkTrails(environment: Environment): Issue[] {
  const known = Object.keys(environment.resources.cloudTrail);
  const suggest = suggester(known);
  const unknown = Object.keys(environment.telemetry.trails)
    .filter((key) => !known.includes(key))
    .map((key) => ({
      path: ["telemetry", "trails", key],
      message: `no such trail in resources.cloudTrail, which has its name${suggest(key)}`,
      needs: [["resources", "cloudTrail"]],
    }));
  const issues = managedTrails(environment).flatMap(({ key, delivery: { retention, objectLockDays, adopt } }) => {
    if (adopt) return [];
    const at = (word: string, message: string): Issue => ({
      path: ["telemetry", "trails", key, "delivery", word],
      message,
      needs: [["telemetry", "logs"]],
    });
    const days = logRetention(environment, key);
    return [
      ...(retention < days
        ? [
            at(
              "retention",
              `${retention} is less than the ${days} days that the trail's log is kept; leave it out, or set ${days} or more`,
            ),
          ]
        : []),
      ...(objectLockDays !== undefined && objectLockDays > retention
        ? [
            at(
              "objectLockDays",
              `${objectLockDays} is more than the ${retention} days that log files are kept: they would be locked and yet expire`,
            ),
          ]
        : []),
    ];
  });
  return [...unknown, ...issues];
}
