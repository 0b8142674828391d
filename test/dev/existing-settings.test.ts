import { findExisting, replacedSettings, type EnvironmentDefinition } from "../../src/index.js";
import { dbInstance, withResources } from "../support/environment.js";

describe("settings of which there is one", () => {
  const front = "arn:aws:wafv2:ap-northeast-1:111122223333:regional/webacl/front/0a1b2c3d";
  const environment = withResources(
    {
      waf: { front: { name: "front", arn: front } },
      restApi: { main: { name: "main", stage: "prod" } },
      ecs: { main: { name: "idp", services: {} } },
      s3: { themes: { name: "themes", accessLogs: true, requestMetrics: true } },
      ecr: { api: { name: "idp/api", lifecycle: {} } },
    },
    { telemetry: { accessLogs: {}, ecrScanning: { type: "enhanced" }, guardDuty: {} } },
  );

  test("are told with the command that looks, as the plan of a first apply says nothing of what they replace", () => {
    const told = replacedSettings(environment).map(
      ({ path, message, look }) => `${path.join(".")}: ${message}: ${look}`,
    );
    expect(told).toEqual([
      `resources.waf.front.arn: the log of the web ACL front, which has one destination: aws wafv2 get-logging-configuration --resource-arn ${front}`,
      "resources.s3.themes.accessLogs: where requests to themes are logged, which becomes idp-prod-access-111122223333: aws s3api get-bucket-logging --bucket themes",
      "resources.s3.themes.requestMetrics: the request metrics EntireBucket of themes, which later leave with the environment: aws s3api get-bucket-metrics-configuration --bucket themes --id EntireBucket",
      "resources.ecr.api.lifecycle: all rules by which images of idp/api expire: aws ecr get-lifecycle-policy --repository-name idp/api",
      "telemetry.ecrScanning: all rules by which images of the registry are scanned, which becomes enhanced: aws ecr get-registry-scanning-configuration",
      "telemetry.ecrScanning: what Inspector scans in the account, which becomes ECR; all else is switched off at once: aws inspector2 batch-get-account-status",
      "telemetry.containerInsightsDefault: the account's default of Container Insights, which becomes enhanced for new clusters of everybody: aws ecs list-account-settings --effective-settings --name containerInsights",
      "telemetry.apiGatewayLogsRole: the role with which API Gateway logs, of all APIs of the account: aws apigateway get-account",
    ]);
    expect(replacedSettings(withResources({}))).toEqual([]);
  });

  test("are what AWS Backup backs up in the region, and how far back its databases can go, too", () => {
    const instances = { one: { identifier: "idp-1", instanceClass: "db.r6g.large" } } as const;
    const main = { identifier: "idp", engine: "aurora-postgresql", engineVersion: "15.10", instances } as const;
    const resources = { aurora: { main }, rds: { jobs: dbInstance }, dynamodb: { sessions: { name: "sessions" } } };
    const told = (backups: EnvironmentDefinition["backups"]) =>
      replacedSettings(withResources(resources, { backups, telemetry: { containerInsightsDefault: false } })).map(
        ({ path, message, look }) => `${path.join(".")}: ${message}: ${look}`,
      );
    const optIn =
      "backups.optIn: what AWS Backup backs up in the region for plans of everybody, to which come Aurora, DynamoDB, EBS, EC2, EFS, RDS, S3; it manages backups of tables: aws backup describe-region-settings";
    const back = (name: string, command: string) =>
      `backups.continuous.retention: how many days ${name} can go back, which becomes 10 when AWS Backup first runs: aws rds ${command}`;
    expect(told({})).toEqual([
      optIn,
      back("idp", 'describe-db-clusters --db-cluster-identifier idp --query "DBClusters[0].BackupRetentionPeriod"'),
      back(
        "jobs",
        'describe-db-instances --db-instance-identifier jobs --query "DBInstances[0].BackupRetentionPeriod"',
      ),
    ]);
    expect(told({ optIn: false, continuous: { off: "not needed" } })).toEqual([]);
  });

  test("are held against what the AWS CLI prints", () => {
    const told = (listing: Parameters<typeof findExisting>[1]) =>
      findExisting(environment, listing).map(({ path, name, message }) => `${path.join(".")}: ${name}: ${message}`);
    const logsTo = (arn: string) => ({
      webAclLogs: { LoggingConfigurations: [{ ResourceArn: front, LogDestinationConfigs: [arn] }] },
    });
    const theirs = "arn:aws:s3:::aws-waf-logs-security";
    expect(told(logsTo(theirs))).toEqual([
      `resources.waf.front.arn: front: logs to ${theirs}, and a web ACL has one destination: the apply replaces it without a word in the plan; leave arn out, or agree with whoever reads that log`,
    ]);
    const ours = "arn:aws:logs:ap-northeast-1:111122223333:log-group:aws-waf-logs-idp-prod-front";
    expect(told(logsTo(ours))).toEqual([]);
    const scans = (...words: readonly string[]) => ({
      inspector: {
        accounts: [{ resourceState: Object.fromEntries(words.map((word) => [word, { status: "ENABLED" }])) }],
      },
    });
    expect(told(scans("ec2", "lambda"))).toEqual([
      "telemetry.ecrScanning: Inspector: scans EC2, LAMBDA, and ECR alone is asked for: the apply switches off EC2, LAMBDA without a word in the plan; name them in inspector and ecrScanning",
    ]);
    expect(told(scans("ecr"))).toEqual([]);
    const detector = "0123456789abcdef0123456789abcdef";
    expect(told({ detectors: { DetectorIds: [detector] } })).toEqual([
      `telemetry.guardDuty.detectorId: ${detector}: is a detector already; take it with detectorId: "${detector}", or leave it: managed: false`,
    ]);
    expect(told({ detectors: { DetectorIds: [] } })).toEqual([]);
    const other = "arn:aws:iam::111122223333:role/gateway";
    expect(told({ apiGateway: { cloudwatchRoleArn: other } })).toEqual([
      `telemetry.apiGatewayLogsRole: ${other}: is the role with which APIs of the account log: the apply replaces it without a word in the plan; set it to false to leave it`,
    ]);
    const own = "arn:aws:iam::111122223333:role/idp-prod-api-gateway-logs";
    expect(told({ apiGateway: { cloudwatchRoleArn: own } })).toEqual([]);
  });
});
