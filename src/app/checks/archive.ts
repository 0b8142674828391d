import { archiveRetention, keptCopies } from "../../model/contract/archive.js";
import { shortList, type Environment, type Issue } from "../../model/environment/index.js";

/** Copies that go before their time: of audit logs, which are kept as long as the logs themselves, and of what is locked. */
export function checkArchive(environment: Environment): Issue[] {
  const { archive } = environment.telemetry.logs;
  if (archive === undefined) return [];
  const retention = archiveRetention(environment);
  const path = ["telemetry", "logs", "archive"];
  const { days, ids } = keptCopies(environment);
  const short =
    archive.retention === undefined || archive.retention >= days
      ? []
      : [
          {
            path: [...path, "retention"],
            message: `${archive.retention} is less than the ${days} days that audit logs are kept, and copies of them go there: ${shortList(ids)}; leave it out, set ${days} or more, or give those archive: false`,
            needs: [
              ["telemetry", "logs"],
              ["resources", "cloudTrail"],
            ],
          },
        ];
  const { objectLockDays } = archive;
  if (objectLockDays === undefined) return short;
  if (archive.adopt) {
    const message =
      "would lock nothing: of a bucket that exists nothing is managed, and the lock is its owner's to set; leave it out";
    return [...short, { path: [...path, "objectLockDays"], message }];
  }
  if (objectLockDays <= retention) return short;
  const message = `${objectLockDays} is more than the ${retention} days that objects are kept: they would be locked and yet expire`;
  return [...short, { path: [...path, "objectLockDays"], message }];
}
