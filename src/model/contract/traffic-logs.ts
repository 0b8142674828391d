import { collectTargets, type Environment, type Issue } from "../environment/index.js";
import { vpcs } from "../inventory/vpc.js";
import { lookUp } from "../look-up.js";
import { prefixOf } from "../names/index.js";
import { isToken } from "../schema/token.js";
import { show } from "../schema/issue.js";
import { logSourceId, logSources, loggedWebAcls, wafPrefix, type LogSource } from "./log-sources.js";

/** The bucket of logs that AWS writes to S3 itself; WAF writes to no other than one with this prefix. */
export const trafficLogBucketName = (environment: Environment): string =>
  environment.telemetry.trafficLogs?.bucketName ?? `${wafPrefix}${prefixOf(environment)}-${environment.account}`;

/** The bucket of the results of queries over them. */
export const trafficLogResultsBucketName = (environment: Environment): string =>
  environment.telemetry.trafficLogs?.resultsBucketName ??
  `${prefixOf(environment)}-traffic-athena-${environment.account}`;

/** Whether a log goes to S3 instead of a log group; one that cannot is told, and has its log group. */
export const goesToS3 = (environment: Environment, source: LogSource): boolean =>
  source.traffic === true && lookUp(environment.telemetry.logs.sources, logSourceId(source))?.to === "s3";

/** Logs that go to S3 instead of a log group. */
export const trafficLogs = (environment: Environment): readonly LogSource[] =>
  logSources(environment).filter((source) => goesToS3(environment, source));

/** What writes to S3. */
export function trafficLogWriters(environment: Environment) {
  const ids = new Set(trafficLogs(environment).map(logSourceId));
  const found = collectTargets(environment, vpcs);
  return {
    flow: found.filter(({ key }) => ids.has(`vpc.${key}/flow`)),
    dns: found.filter(({ key }) => ids.has(`vpc.${key}/dns`)),
    waf: loggedWebAcls(environment).filter(({ key }) => ids.has(`waf.${key}`)),
  };
}

/** Whether there is anything of it that is asked by Athena. */
export const hasTrafficLogTables = (environment: Environment): boolean =>
  environment.telemetry.trafficLogs?.athena === true && trafficLogs(environment).length > 0;

const setting = ["telemetry", "trafficLogs"];
const sourcePath = (id: string) => ["telemetry", "logs", "sources", id];

/** What is wrong between logs that should go to S3 and where they must go, and what would look for them in CloudWatch Logs. */
export function checkTrafficLogs(environment: Environment): Issue[] {
  const sources = logSources(environment);
  const given = environment.telemetry.logs.sources;
  const confined = sources
    .filter((source) => source.traffic !== true && lookUp(given, logSourceId(source))?.to === "s3")
    .map((source) => ({
      path: [...sourcePath(logSourceId(source)), "to"],
      message:
        '"s3" is for flow logs, DNS queries and logs of web ACLs: AWS writes no other of these logs there; leave it out',
    }));
  const direct = trafficLogs(environment);
  const homeless =
    environment.telemetry.trafficLogs !== undefined
      ? []
      : direct.map((source) => ({
          path: [...sourcePath(logSourceId(source)), "to"],
          needs: [setting],
          message: '"s3" needs telemetry.trafficLogs, the bucket that it is written to',
        }));
  return [...confined, ...homeless, ...checkBucket(environment), ...checkWatched(environment, direct)];
}

function checkBucket(environment: Environment): Issue[] {
  const name = trafficLogBucketName(environment);
  if (isToken(name) || name.startsWith(wafPrefix) || trafficLogWriters(environment).waf.length === 0) return [];
  const message = `${show(name)} is no bucket that WAF writes to: its name must begin with ${wafPrefix}`;
  return [{ path: [...setting, "bucketName"], needs: [["resources", "waf"]], message }];
}

/** A log group that stays empty looks like one that is fine. */
function checkWatched({ resources }: Environment, direct: readonly LogSource[]): Issue[] {
  const gone = new Map(direct.map((source) => [source.usualName, logSourceId(source)]));
  return Object.entries(resources.logs).flatMap(([key, { name }]): Issue[] => {
    const id = gone.get(name);
    if (id === undefined) return [];
    const message = `${show(name)} is written no more, so no alarm can look at it: ${id} goes to S3. Leave it out here, or to: "s3" there`;
    return [{ path: ["resources", "logs", key, "name"], needs: [sourcePath(id)], message }];
  });
}
