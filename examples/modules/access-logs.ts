import { Lb } from "@cdktf/provider-aws/lib/lb";
import { AccessLogBucket, AccessLogTables, S3AccessLogs, setAccessLogs } from "unyo/dev";
import type { Construct } from "constructs";

export const example = (scope: Construct) => {
  const place = { account: "111122223333", region: "ap-northeast-1" };
  const logs = new AccessLogBucket(scope, "accessLogs", {
    ...place,
    bucketName: "idp-access",
    writers: { applicationLoadBalancers: true, buckets: ["idp-themes"] },
  });
  const front = new Lb(scope, "front", { name: "idp", dependsOn: [...logs.ready] });
  setAccessLogs(front, logs.applicationLoadBalancer);
  const { bucketName: logBucketName, ready: dependsOn } = logs;
  new S3AccessLogs(scope, "themes", { bucketName: "idp-themes", logBucketName, dependsOn });
  return new AccessLogTables(scope, "tables", {
    ...place,
    name: "idp-access-logs",
    bucketName: logs.bucketName,
    resultsBucketName: "idp-access-athena",
    applicationLoadBalancers: true,
    buckets: ["idp-themes"],
  });
};
