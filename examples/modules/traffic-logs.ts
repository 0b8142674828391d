import { ResolverQueryLogs, TrafficLogBucket, TrafficLogTables, VpcFlowLogs, WafLogging } from "unyo/dev";
import type { Construct } from "constructs";

export const example = (scope: Construct) => {
  const place = { account: "111122223333", region: "ap-northeast-1" };
  const vpcId = "vpc-0123456789abcdef0";
  const logs = new TrafficLogBucket(scope, "traffic", {
    ...place,
    bucketName: "aws-waf-logs-idp",
    writers: { flowLogs: [vpcId], queryLogs: true, webAcls: true },
  });
  const dependsOn = logs.ready;
  const s3 = { folderArn: logs.flowLogArn(vpcId), format: logs.flowLogFormat };
  new VpcFlowLogs(scope, "flowLogs", { ...place, vpcId, s3, dependsOn });
  new ResolverQueryLogs(scope, "queries", { name: "idp", vpcId, folderArn: logs.queryLogArn, dependsOn });
  const webAclArn = "arn:aws:wafv2:ap-northeast-1:111122223333:regional/webacl/idp/0a1b2c3d";
  new WafLogging(scope, "waf", { webAclArn, bucketArn: logs.bucketArn, dependsOn });
  return new TrafficLogTables(scope, "tables", {
    ...place,
    name: "idp-traffic-logs",
    bucketName: logs.bucketName,
    resultsBucketName: "idp-traffic-athena",
    flowLogs: [vpcId],
    queryLogs: [vpcId],
    webAcls: [{ name: "idp", scope: "REGIONAL" }],
  });
};
