import { archiveCopy } from "../../model/contract/archive-copy.js";
import type { Environment, Issue } from "../../model/environment/index.js";
import { partitionOf } from "../../model/iam/index.js";
import { show } from "../../model/schema/issue.js";

/** What S3 would refuse of a copy of the archive, or would take and then not replicate. */
export function checkArchiveCopy(environment: Environment): Issue[] {
  const { archive } = environment.telemetry.logs;
  if (archive?.replication === undefined) return [];
  const { account, kmsKeyArn } = archive.replication;
  const region = archiveCopy(environment)?.region;
  return [
    ...accountIssues(environment, account),
    ...regionIssues(environment, region, account),
    ...keyIssues(archive.kmsKeyArn, kmsKeyArn, region),
  ];
}

const at = (word: string, message: string, ...needs: (readonly string[])[]): Issue[] => [
  { path: ["telemetry", "logs", "archive", "replication", word], message, needs },
];

function accountIssues(environment: Environment, account: string | undefined): Issue[] {
  if (account !== environment.account) return [];
  const message = `${show(account)} is the environment's account itself: leave it out, and say adopt: true of a bucket that exists`;
  return at("account", message, ["account"]);
}

function regionIssues({ region: here }: Environment, there: string | undefined, account: string | undefined): Issue[] {
  if (there === undefined) {
    const message = "is required: where the copy goes; only Tokyo and Osaka have a second region by themselves";
    return at("region", message, ["region"]);
  }
  if (there === here && account === undefined) {
    const message = `${show(there)} is the region of the archive itself; a copy must be in another one, or of another account`;
    return at("region", message, ["region"]);
  }
  const [partition, other] = [partitionOf(here), partitionOf(there)];
  if (partition === other) return [];
  return at("region", `${show(there)} is of the partition ${other}; S3 copies within ${partition} only`, ["region"]);
}

/** S3 takes a key on one side alone, and then copies nothing. */
function keyIssues(own: string | undefined, key: string | undefined, region: string | undefined): Issue[] {
  const needs = ["telemetry", "logs", "archive", "kmsKeyArn"];
  if (key === undefined) {
    if (own === undefined) return [];
    const message = `is required: the archive has a key of its own, and copies need one of ${region ?? "their region"}`;
    return at("kmsKeyArn", message, needs);
  }
  if (own === undefined) {
    const message =
      "is of no use: the archive has no key of its own, and S3 encrypts a copy in the way of what it is of; give archive.kmsKeyArn too, or leave it out";
    return at("kmsKeyArn", message, needs);
  }
  return [];
}
