import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { lambdaInsightsLayerArn } from "../../../modules/dev/index.js";
import { account, type Emulator } from "./emulator.js";
import { temporaryFolder } from "../../support/folder.js";

export const region = "ap-northeast-1";

type Aws = Emulator["aws"];

/** What somebody made, as far as its names are AWS's choice. */
export interface Made {
  readonly vpcId: string;
  readonly webAclArn: string;
}

const login = ["--master-username", "root", "--master-user-password", "not-a-secret-of-anyone"];

/** What nobody manages with Terraform yet, made by hand as it is in many an account. */
export async function makeByHand({ aws, url }: Emulator): Promise<Made> {
  await aws("ecs", "create-cluster", "--cluster-name", "hand", "--tags", "key=Team,value=apps");
  const postgres = ["--engine", "postgres", "--engine-version", "16.4", "--allocated-storage", "20"];
  const jobs = ["--db-instance-identifier", "jobs", "--db-instance-class", "db.m6g.large"];
  await aws("rds", "create-db-instance", ...jobs, ...postgres, ...login);
  await makeRole(aws, "rds-monitoring-role", "monitoring.rds.amazonaws.com");
  const attached = "arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole";
  await aws("iam", "attach-role-policy", "--role-name", "rds-monitoring-role", "--policy-arn", attached);
  await makeRole(aws, "sync", "lambda.amazonaws.com");
  for (const bucket of ["hand-logs", "hand-trail", "themes"]) {
    const where = ["--create-bucket-configuration", `LocationConstraint=${region}`];
    await aws("s3api", "create-bucket", "--bucket", bucket, ...where);
  }
  await publishLayer(url, lambdaInsightsLayerArn(region, "arm64"));
  await makeFunction(aws);
  await aws("logs", "create-log-group", "--log-group-name", "/aws/lambda/sync");
  await aws("logs", "create-log-group", "--log-group-name", "RDSOSMetrics");
  await aws("logs", "put-retention-policy", "--log-group-name", "RDSOSMetrics", "--retention-in-days", "30");
  const { Vpc } = (await aws("ec2", "create-vpc", "--cidr-block", "10.0.0.0/16")) as { Vpc: { VpcId: string } };
  const visibility = "SampledRequestsEnabled=true,CloudWatchMetricsEnabled=true,MetricName=web";
  const acl = ["--name", "web", "--scope", "REGIONAL", "--default-action", "Allow={}"];
  const { Summary } = (await aws("wafv2", "create-web-acl", ...acl, "--visibility-config", visibility)) as {
    Summary: { ARN: string };
  };
  await aws("ecr", "create-repository", "--repository-name", "idp");
  const key = [
    "--attribute-definitions",
    "AttributeName=id,AttributeType=S",
    "--key-schema",
    "AttributeName=id,KeyType=HASH",
  ];
  await aws("dynamodb", "create-table", "--table-name", "sessions", ...key, "--billing-mode", "PAY_PER_REQUEST");
  await aws("securityhub", "enable-security-hub", "--control-finding-generator", "STANDARD_CONTROL");
  await enableStandard(aws, "pci-dss/v/4.0.1");
  await enableStandard(aws, "cis-aws-foundations-benchmark/v/3.0.0");
  await aws("accessanalyzer", "create-analyzer", "--analyzer-name", "hand", "--type", "ACCOUNT");
  await aws("macie2", "enable-macie", "--finding-publishing-frequency", "ONE_HOUR");
  await aws("macie2", "update-macie-session", "--status", "PAUSED");
  const destination = `bucketName=themes,keyPrefix=macie/,kmsKeyArn=arn:aws:kms:${region}:${account}:key/hand`;
  await aws("macie2", "put-classification-export-configuration", "--configuration", `s3Destination={${destination}}`);
  const trail = ["--name", "hand", "--s3-bucket-name", "hand-trail", "--s3-key-prefix", "old"];
  await aws("cloudtrail", "create-trail", ...trail, "--tags-list", "Key=Team,Value=apps");
  const writes = "ReadWriteType=WriteOnly,IncludeManagementEvents=true";
  await aws("cloudtrail", "put-event-selectors", "--trail-name", "hand", "--event-selectors", writes);
  return { vpcId: Vpc.VpcId, webAclArn: Summary.ARN };
}

const enableStandard = (aws: Aws, standard: string) =>
  aws(
    "securityhub",
    "batch-enable-standards",
    "--standards-subscription-requests",
    `StandardsArn=arn:aws:securityhub:${region}::standards/${standard}`,
  );

async function makeRole(aws: Aws, name: string, service: string): Promise<void> {
  const statement = { Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" };
  const trust = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
  await aws("iam", "create-role", "--role-name", name, "--assume-role-policy-document", trust);
}

async function makeFunction(aws: Aws): Promise<void> {
  const code = join(temporaryFolder(), "code");
  writeFileSync(code, "the emulator runs no function");
  await aws("s3api", "put-object", "--bucket", "themes", "--key", "code.zip", "--body", code);
  const role = ["--role", `arn:aws:iam::${account}:role/sync`, "--runtime", "nodejs20.x", "--handler", "index.handler"];
  const size = ["--memory-size", "512", "--timeout", "60", "--architectures", "arm64"];
  const source = ["--code", "S3Bucket=themes,S3Key=code.zip", "--description", "made by hand"];
  await aws("lambda", "create-function", "--function-name", "sync", ...role, ...size, ...source);
}

/** AWS's account has published the layer; in the emulator it has not, up to that version. */
async function publishLayer(url: string, arn: string): Promise<void> {
  const [, , , , owner, , name, version] = arn.split(":");
  const headers = {
    authorization: `AWS4-HMAC-SHA256 Credential=test/20260101/${region}/lambda/aws4_request, SignedHeaders=host, Signature=0`,
    "x-moto-account-id": owner!,
  };
  const body = JSON.stringify({ Content: { ZipFile: "" } });
  for (let one = 1; one <= Number(version); one += 1) {
    await fetch(`${url}/2018-10-31/layers/${name}/versions`, { method: "POST", headers, body });
  }
}

/** An Aurora cluster with one instance, made by hand. */
export async function makeAuroraByHand({ aws }: Emulator): Promise<void> {
  const cluster = ["--engine", "aurora-postgresql", "--db-cluster-identifier", "main"];
  await aws("rds", "create-db-cluster", ...cluster, "--engine-version", "15.10", ...login);
  const writer = ["--db-instance-identifier", "main-1", "--db-instance-class", "db.r6g.large"];
  await aws("rds", "create-db-instance", ...writer, ...cluster);
}
