import {
  continuousOf,
  copyRegion,
  dailyOf,
  recoverableTables,
  vaultName,
  type Backed,
} from "../../model/contract/backups.js";
import { roleArn, roleNames } from "../../model/contract/roles.js";
import type { Environment } from "../../model/environment/index.js";
import { lookUp } from "../../model/look-up.js";
import { awsName } from "../../model/names/index.js";
import { LocalClock } from "../../evaluation/actions/local-time.js";

/** What is restored out of. */
export const origins = ["continuous", "daily", "copy"] as const;

/** What is to be restored, and to when. */
export interface RestoreRequest {
  /** Its key in the inventory: `aurora.main`. */
  readonly target: string;
  /** `2026-11-01T03:00`, on the clocks of the team; with a `Z`, in UTC. */
  readonly to: string;
  /** What is added to the name of what is restored. */
  readonly suffix: string;
  /** To the very time, out of the daily backups, or out of their copies, in the region of these. */
  readonly from: (typeof origins)[number];
}

const timePattern = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::(\d\d))?(Z?)$/;

/** The time in UTC as AWS takes it; nothing where the text is no time. */
export function utcOf(text: string, timeZone: string): string | undefined {
  const [found, day, time, second = "00", zulu] = timePattern.exec(text) ?? [];
  if (found === undefined) return undefined;
  const written = `${day}T${time}:${second}`;
  const wall = Date.parse(`${written}Z`);
  // 31 February would become a day of March.
  if (Number.isNaN(wall) || !new Date(wall).toISOString().startsWith(written)) return undefined;
  const seconds = zulu === "Z" ? wall / 1000 : new LocalClock(timeZone).time(wall / 1000);
  return new Date(seconds * 1000).toISOString().replace(".000Z", "Z");
}

/** What can be restored, by key. */
export const restorable = (environment: Environment, from: RestoreRequest["from"]): readonly Backed[] =>
  (from === "continuous"
    ? [...continuousOf(environment), ...recoverableTables(environment)]
    : dailyOf(environment)
  ).filter(({ service }) => lookUp(restores, service) !== undefined);

/** The commands of the AWS CLI that restore a copy beside what is there; nothing is run. */
export function restoreCommands(environment: Environment, request: RestoreRequest, backed: Backed): string {
  const to = utcOf(request.to, environment.timeZone)!;
  const copy = `${backed.name}-${request.suffix}`;
  const { account } = environment;
  const region = request.from === "copy" ? copyRegion(environment, environment.backups!)! : environment.region;
  const role = roleArn(environment, roleNames.restore(environment));
  const lines = restores[backed.service]!({ environment, region, backed, copy, to, role, from: request.from });
  return [
    `# ${backed.key} of ${environment.system}-${environment.name} as of ${to}, as ${copy}; nothing that is there is changed.`,
    "set -eu",
    `export AWS_REGION=${region}`,
    `test "$(aws sts get-caller-identity --query Account --output text)" = ${account}`,
    ...lines,
  ].join("\n");
}

interface Task {
  readonly environment: Environment;
  /** Where it is restored. */
  readonly region: string;
  readonly backed: Backed;
  readonly copy: string;
  readonly to: string;
  readonly role: string;
  readonly from: RestoreRequest["from"];
}

const restores: Readonly<Record<string, (task: Task) => readonly string[]>> = { aurora, dynamodb, s3 };

/**
 * What is not said of a restored cluster is the default: a VPC that the application is not in, and no capacity for serverless instances.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/restoring-aur.html
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-restore-snapshot.html
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.requirements.html
 */
function aurora(task: Task): string[] {
  const { environment, backed, copy } = task;
  const { engine, instances, serverless } = environment.resources.aurora[backed.keys[0]!]!;
  const instanceClass = Object.values(instances)[0]?.instanceClass ?? "db.r6g.large";
  const restore = auroraRestores[task.from](task, engine);
  const capacity = serverless && `MinCapacity=${serverless.minimumCapacity},MaxCapacity=${serverless.maximumCapacity}`;
  const available = `aws rds wait db-cluster-available --db-cluster-identifier ${copy}`;
  return [
    ...restore,
    available,
    ...(capacity === undefined
      ? []
      : [
          `aws rds modify-db-cluster --db-cluster-identifier ${copy} --serverless-v2-scaling-configuration ${capacity} --apply-immediately`,
          available,
        ]),
    "# A restored cluster has no instance.",
    `aws rds create-db-instance --db-instance-identifier ${copy}-1 --db-cluster-identifier ${copy} --engine ${engine} --db-instance-class ${instanceClass}`,
    `aws rds wait db-instance-available --db-instance-identifier ${copy}-1`,
  ];
}

const securityGroups = "VpcSecurityGroups[].VpcSecurityGroupId";

const ofSource = ({ backed }: Task, query: string, output: "json" | "text"): string =>
  `$(aws rds describe-db-clusters --db-cluster-identifier ${backed.name} --query "DBClusters[0].${query}" --output ${output})`;

const likeSource =
  "# Its subnet group and security groups are those of the cluster that is there; where that is gone, write them in.";

/** How a cluster comes back, and into which network. */
const auroraRestores: Readonly<Record<RestoreRequest["from"], (task: Task, engine: string) => readonly string[]>> = {
  continuous: (task) => [
    likeSource,
    `SUBNETS=${ofSource(task, "DBSubnetGroup", "text")}`,
    `SECURITY=${ofSource(task, securityGroups, "text")}`,
    `aws rds restore-db-cluster-to-point-in-time --source-db-cluster-identifier ${task.backed.name} --db-cluster-identifier ${task.copy} --restore-to-time ${task.to} --db-subnet-group-name "$SUBNETS" --vpc-security-group-ids $SECURITY`,
  ],
  daily: (task, engine) => {
    const metadata = `{dbClusterIdentifier:'${task.copy}',engine:'${engine}',dbSubnetGroupName:DBSubnetGroup,vpcSecurityGroupIds:to_string(${securityGroups})}`;
    return [likeSource, `METADATA=${ofSource(task, metadata, "json")}`, ...job(task, '"$METADATA"')];
  },
  copy: (task, engine) => [
    `# Nothing in ${task.region} says which network it goes to: SUBNETS names a subnet group there, SECURITY one security group.`,
    ': "${SUBNETS:?name of a DB subnet group}" "${SECURITY:?id of a security group}"',
    `METADATA=$(printf '{"dbClusterIdentifier":"${task.copy}","engine":"${engine}","dbSubnetGroupName":"%s","vpcSecurityGroupIds":"[\\\\"%s\\\\"]"}' "$SUBNETS" "$SECURITY")`,
    ...job(task, '"$METADATA"'),
  ],
};

/**
 * In another region than its own a table has no key that it could be encrypted with again: DynamoDB's own key of the account is taken.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/restoring-dynamodb.html
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/advanced-ddb-backup.html
 */
function dynamodb(task: Task): string[] {
  const { backed, copy, to } = task;
  const restore =
    task.from === "continuous"
      ? [
          `aws dynamodb restore-table-to-point-in-time --source-table-name ${backed.name} --target-table-name ${copy} --restore-date-time ${to}`,
        ]
      : job(task, quoted({ targetTableName: copy, encryptionType: task.from === "copy" ? "KMS" : "Default" }));
  return [...restore, `aws dynamodb wait table-exists --table-name ${copy}`];
}

/**
 * Backups hold ACLs unless their plan says otherwise, and a restore of those into a bucket that takes none fails. us-east-1 is the region of
 * a bucket that names none, and is refused where it is named.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/restoring-s3.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html
 */
function s3(task: Task): string[] {
  const { region, copy, to } = task;
  const further: Readonly<Record<RestoreRequest["from"], Record<string, string>>> = {
    continuous: { RestoreTime: to },
    daily: {},
    copy: { EncryptionType: "SSE-S3" }, // the keys of the other region are not at hand
  };
  const place = region === "us-east-1" ? "" : ` --create-bucket-configuration LocationConstraint=${region}`;
  return [
    `aws s3api create-bucket --bucket ${copy} --object-ownership BucketOwnerPreferred${place}`,
    `aws s3api put-bucket-versioning --bucket ${copy} --versioning-configuration Status=Enabled`,
    ...job(task, quoted({ DestinationBucketName: copy, ...further[task.from] })),
  ];
}

const quoted = (metadata: Readonly<Record<string, string>>): string => `'${JSON.stringify(metadata)}'`;

/** A job of AWS Backup on the newest recovery point that is not after the time, and neither being made nor deleted. */
function job({ environment, backed, to, role, from }: Task, metadata: string): string[] {
  const plan = awsName("backupPlan", environment, from);
  const ofPlan = from === "copy" ? "" : ' --by-backup-plan-id "$PLAN"'; // a vault of copies holds those of the daily plan alone
  const find = `--backup-vault-name ${vaultName(environment)} --by-resource-arn ${backed.arn}${ofPlan}`;
  const type = { aurora: "Aurora", dynamodb: "DynamoDB", s3: "S3" }[backed.service as "aurora" | "dynamodb" | "s3"];
  const findPlan = `PLAN=$(aws backup list-backup-plans --query "BackupPlansList[?BackupPlanName=='${plan}'].BackupPlanId | [0]" --output text)`;
  return [
    ...(from === "copy" ? [] : [findPlan]),
    `POINT=$(aws backup list-recovery-points-by-backup-vault ${find} --by-created-before ${to} --query "sort_by(RecoveryPoints[?Status!='CREATING' && Status!='DELETING'], &CreationDate)[-1].RecoveryPointArn" --output text)`,
    'test "$POINT" != None # there is none that early',
    `JOB=$(aws backup start-restore-job --recovery-point-arn "$POINT" --iam-role-arn ${role} --resource-type ${type} --metadata ${metadata} --query RestoreJobId --output text)`,
    'while STATE=$(aws backup describe-restore-job --restore-job-id "$JOB" --query Status --output text); [ "$STATE" = PENDING ] || [ "$STATE" = RUNNING ]; do sleep 30; done',
    'test "$STATE" = COMPLETED',
  ];
}
