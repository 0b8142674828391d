import { archiveCopy } from "../../model/contract/archive-copy.js";
import { loggedDistributions } from "../../model/contract/access-logs.js";
import { loggedWebAcls } from "../../model/contract/log-sources.js";
import { isToken, show, type Environment, type Issue } from "../../model/environment/index.js";
import { partitionOf } from "../../model/iam/index.js";

/** Keys, web ACLs and distributions that the services of the environment's region and account cannot use. */
export const checkPlaces = (environment: Environment): Issue[] => [
  ...keys(environment).flatMap(keyIssue),
  ...webAcls(environment),
  ...distributions(environment),
];

interface Key {
  readonly path: readonly string[];
  readonly arn: string | undefined;
  /** Where it is used; nothing where that is not known. */
  readonly region: string | undefined;
}

function keys(environment: Environment): Key[] {
  const { region, telemetry } = environment;
  const { logs, trafficLogs, guardDuty, awsConfig, macie, manualOperations, trails } = telemetry;
  const results = macie?.discoveryResults || undefined;
  const of = (arn: string | undefined, ...path: string[]): Key => ({ path: ["telemetry", ...path], arn, region });
  const { foreignArchive } = logs;
  return [
    of(logs.kmsKeyArn, "logs", "kmsKeyArn"),
    of(logs.archive?.kmsKeyArn, "logs", "archive", "kmsKeyArn"),
    {
      ...of(logs.archive?.replication?.kmsKeyArn, "logs", "archive", "replication", "kmsKeyArn"),
      region: archiveCopy(environment)?.region ?? region,
    },
    {
      ...of(foreignArchive?.kmsKeyArn, "logs", "foreignArchive", "kmsKeyArn"),
      region: foreignArchive?.region ?? region,
    },
    of(trafficLogs?.kmsKeyArn, "trafficLogs", "kmsKeyArn"),
    of(guardDuty?.findingsExport?.kmsKeyArn, "guardDuty", "findingsExport", "kmsKeyArn"),
    of(awsConfig?.delivery?.kmsKeyArn, "awsConfig", "delivery", "kmsKeyArn"),
    {
      ...of(results?.kmsKeyArn, "macie", "discoveryResults", "kmsKeyArn"),
      region: results?.adopt ? undefined : region, // a bucket that exists may be in another one
    },
    ...Object.entries(trails).map(([key, { delivery }]) => {
      const arn = delivery?.kmsKeyArn;
      const path = ["trails", key, "delivery", "kmsKeyArn"];
      return { ...of(arn, ...path), region: delivery?.adopt ? undefined : region };
    }),
    of(manualOperations?.kmsKeyArn, "manualOperations", "kmsKeyArn"),
    of(manualOperations?.sessionManager?.kmsKeyArn || undefined, "manualOperations", "sessionManager", "kmsKeyArn"),
  ];
}

/**
 * S3 takes any key for a bucket and asks for it when an object comes, so a wrong one is told by nothing but what is missing.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/cmks-in-iam-policies.html
 */
function keyIssue({ path, arn, region }: Key): Issue[] {
  if (arn === undefined || isToken(arn)) return [];
  const [, , , where, , key = ""] = arn.split(":");
  const needs = [["region"]];
  if (!key.startsWith("key/"))
    return [
      {
        path,
        message: `${show(arn)} is no key: a policy lets nobody use one by another name; give arn:aws:kms:…:key/…`,
      },
    ];
  if (region === undefined || where === region) return [];
  return [{ path, needs, message: `${show(arn)} is in ${where}, and is used in ${region}: give a key of that region` }];
}

const webAcls = (environment: Environment): Issue[] =>
  loggedWebAcls(environment).flatMap(({ keys: key, target: { arn = "", scope } }): Issue[] => {
    const [, , , where, account] = arn.split(":");
    if (isToken(arn) || (account === environment.account && (scope === "CLOUDFRONT" || where === environment.region)))
      return [];
    const path = ["resources", "waf", ...key, "arn"];
    const message = `${show(arn)} is of ${account} in ${where}, and its log is set in ${environment.account} in ${environment.region}; leave arn out here`;
    return [{ path, needs: [["region"], ["account"]], message }];
  });

function distributions(environment: Environment): Issue[] {
  const { region } = environment;
  if (partitionOf(region) === "aws") return [];
  return loggedDistributions(environment).map(({ keys: key }) => ({
    path: ["resources", "cloudfront", ...key, "accessLogs"],
    needs: [["region"]],
    message: `CloudFront's deliveries are set up in us-east-1, which no account of ${region} has; set it to false`,
  }));
}
