import { standardAlarms } from "../../../modules/ops/catalogue/alarms/index.js";
import { everyKind } from "../../support/every-kind.js";

/**
 * What a person calculates from the inventory of these tests: threshold and unit by alarm and severity. Where targets of a
 * kind differ, each stands with its key: `> 2 None at main, > 4 None at other`.
 */
const meant: Readonly<Record<keyof typeof standardAlarms, Readonly<Record<string, string>>>> = {
  "acm.daysToExpiry": { error: "≤ 14 None", warn: "≤ 30 None" },
  "alb.anomalousHosts": { warn: "> 0 Count" },
  "alb.clientTlsNegotiationErrors": { warn: "needs a value" },
  "alb.elb5xxRate": { error: "> 5 Percent", warn: "> 1 Percent" },
  "alb.elb5xxRateAtLowTraffic": { error: "> 20 Percent", warn: "> 5 Percent" },
  "alb.healthyHosts": { error: "< 2 Count" }, // 2 healthy targets are needed
  "alb.healthyHostsInZone": { warn: "< 1 Count at main/api/a, < 2 Count at main/api/c" },
  "alb.rejectedConnections": { error: "> 0 Count" },
  "alb.requests": { error: "< 1 Count" },
  "alb.responseTime": { warn: "> 1 Seconds" },
  "alb.target4xxRate": { warn: "needs a value" },
  "alb.target5xxRate": { error: "> 5 Percent", warn: "> 1 Percent" },
  "alb.target5xxRateAtLowTraffic": { error: "> 20 Percent", warn: "> 5 Percent" },
  "alb.targetConnectionErrors": { warn: "> 0 Count" },
  "alb.targetTlsNegotiationErrors": { warn: "> 0 Count" },
  "alb.unhealthyHosts": { warn: "> 0 Count" },
  "aurora.acuUtilization": { warn: "> 90 Percent" },
  "aurora.binlogReplicaDelay": { error: "> 600 Seconds", warn: "> 60 Seconds" },
  "aurora.binlogReplicaLag": { error: "≤ -1 Seconds" },
  "aurora.blockedTransactions": { warn: "needs a value" },
  "aurora.bufferCacheHitRatio": { warn: "< 80 Percent" },
  "aurora.cpuCreditBalance": { warn: "< 57.6 Credits (vCPU-minutes)" },
  "aurora.cpuUtilization": { error: "> 90 Percent" },
  "aurora.databaseConnections": {
    error:
      "> 5400 Count at mysql/one, > 4500 Count at postgres/one, > 1502 Count at serverless/one, > 365 Count at serverless/two",
    warn: "> 4800 Count at mysql/one, > 4000 Count at postgres/one, > 1335 Count at serverless/one, > 324 Count at serverless/two",
  },
  "aurora.dbLoad": { warn: "> 64 None at mysql/one, > 64 None at postgres/one, > 2 None at serverless/two" },
  "aurora.dbLoadCpu": { warn: "> 64 None at mysql/one, > 64 None at postgres/one, > 2 None at serverless/two" },
  "aurora.ebsByteBalance": { error: "< 10 Percent" },
  "aurora.engineUptime": { error: "≤ 0 Seconds" },
  "aurora.freeLocalStorage": {
    error:
      "< 137438953472 Bytes at mysql/one, < 108233175859.2 Bytes at postgres/one, < 872952102.912 Bytes at serverless/two",
    warn: "< 274877906944 Bytes at mysql/one, < 216466351718.4 Bytes at postgres/one, < 1745904205.824 Bytes at serverless/two",
  },
  "aurora.freeableMemory": {
    error:
      "< 27487790694.4 Bytes at mysql/one, < 27487790694.4 Bytes at postgres/one, < 858993459.2 Bytes at serverless/one, < 214748364.8 Bytes at serverless/two",
  },
  "aurora.maximumUsedTransactionIds": { error: "> 1500000000 Count", warn: "> 1000000000 Count" },
  "aurora.networkReceiveThroughput": {
    warn: "> 2500000000 Bytes/Second at mysql/one, > 2500000000 Bytes/Second at postgres/one, needs a value at serverless/one, needs a value at serverless/two",
  },
  "aurora.networkTransmitThroughput": {
    warn: "> 2500000000 Bytes/Second at mysql/one, > 2500000000 Bytes/Second at postgres/one, needs a value at serverless/one, needs a value at serverless/two",
  },
  "aurora.oldestReplicationSlotLag": { warn: "> 10737418240 Bytes" },
  "aurora.osFileSystemUsed": { warn: "> 80 Percent" },
  "aurora.osLoadAverage": { warn: "> 64 None at mysql/one, > 64 None at postgres/one, > 2 None at serverless/two" },
  "aurora.osMemoryFree": { warn: "needs a value" },
  "aurora.osSwapOut": { warn: "> 0 Kilobytes" },
  "aurora.readLatency": { warn: "> 0.02 Seconds" },
  "aurora.replicaLag": { error: "> 10000 Milliseconds", warn: "> 1000 Milliseconds" },
  "aurora.rollbackSegmentHistoryListLength": { error: "> 1000000 Count" },
  "aurora.storageNetworkThroughput": {
    error: "> 2812500000 Bytes/Second at mysql, > 2812500000 Bytes/Second at postgres, needs a value at serverless",
    warn: "> 2500000000 Bytes/Second at mysql, > 2500000000 Bytes/Second at postgres, needs a value at serverless",
  },
  "aurora.volumeBytesLeft": { error: "< 14073748835532.8 Bytes", warn: "< 28147497671065.6 Bytes" }, // 10 % and 20 % of 128 TiB
  "aurora.volumeBytesLeftTrend": { warn: "< 7776000 Seconds" }, // 90 days
  "aurora.volumeBytesUsedTrend": { warn: "< 7776000 Seconds" },
  "aurora.volumeBytesUsed": { error: "≥ 126663739519795 Bytes", warn: "≥ 112589990684262 Bytes" },
  "aurora.writeLatency": { warn: "> 0.02 Seconds" },
  "autoScaling.inServiceCapacity": { error: "< 2 None" }, // 2 units are needed
  "backup.noBackup": { error: "< 1 Count" },
  "backup.noCopy": { warn: "< 1 Count" },
  "cloudfront.functionExecutionErrors": { error: "> 0 None" },
  "cloudfront.functionThrottles": { error: "> 0 None" },
  "cloudfront.functionValidationErrors": { error: "> 0 None" },
  "cloudfront.originLatency": { warn: "> 24000 Milliseconds" }, // 80 % of 30 s
  "cloudfront.serverErrorRate": { error: "> 5 Percent" },
  "cognito.federationThrottles": { error: "> 0 Count" },
  "cognito.signInThrottles": { error: "> 0 Count" },
  "cognito.signUpThrottles": { warn: "> 0 Count" },
  "cognito.tokenRefreshThrottles": { error: "> 0 Count" },
  "dynamodb.accountLimitThrottles": { error: "> 0 Count" },
  "dynamodb.accountReadCapacity": { warn: "> 80 Percent" },
  "dynamodb.accountWriteCapacity": { warn: "> 80 Percent" },
  "dynamodb.indexReadConsumption": { error: "> 90 Percent", warn: "> 80 Percent" },
  "dynamodb.indexReadThrottleEvents": { warn: "> 0 Count" },
  "dynamodb.indexWriteConsumption": { error: "> 90 Percent", warn: "> 80 Percent" },
  "dynamodb.indexWriteThrottleEvents": { warn: "> 0 Count" },
  "dynamodb.keyRangeThrottles": { warn: "> 0 Count" },
  "dynamodb.kinesisCopyDelay": { warn: "> 60000 Milliseconds" }, // 60 s
  "dynamodb.kinesisCopyFailures": { error: "> 0 Count" },
  "dynamodb.kinesisCopyThrottles": { warn: "> 0 Count" },
  "dynamodb.readConsumption": { error: "> 90 Percent", warn: "> 80 Percent" },
  "dynamodb.readTableQuota": { error: "> 90 Percent", warn: "> 80 Percent" },
  "dynamodb.readThrottleEvents": { warn: "> 0 Count" },
  "dynamodb.readThrottleRatio": { error: "> 5 Percent" },
  "dynamodb.replicationLatency": { error: "> 1800000 Milliseconds", warn: "> 180000 Milliseconds" },
  "dynamodb.successfulRequestLatency": { warn: "> 20 Milliseconds" }, // 20 ms are allowed
  "dynamodb.systemErrors": { warn: "> 0 Count" },
  "dynamodb.throttledRequests": { warn: "> 0 Count" },
  "dynamodb.userErrors": { warn: "> 0 Count" },
  "dynamodb.writeConsumption": { error: "> 90 Percent", warn: "> 80 Percent" },
  "dynamodb.writeTableQuota": { error: "> 90 Percent", warn: "> 80 Percent" },
  "dynamodb.writeThrottleEvents": { warn: "> 0 Count" },
  "dynamodb.writeThrottleRatio": { error: "> 5 Percent" },
  "ec2.attachedEbsStatusCheckFailed": { error: "≥ 1 Count" },
  "ec2.cpuUtilization": { warn: "> 80 Percent" },
  "ec2.statusCheckFailed": { error: "≥ 1 Count" },
  "ec2.systemStatusCheckFailed": { error: "≥ 1 Count" },
  "ec2.volumeStalledIo": { error: "≥ 1 None" },
  "ecs.clusterContainerCpuUtilization": { warn: "> 80 Percent" },
  "ecs.clusterContainerMemoryUtilization": { warn: "> 80 Percent" },
  "ecs.clusterTaskCpuUtilization": { warn: "> 80 Percent" },
  "ecs.clusterTaskEphemeralStorageUtilization": { warn: "> 80 Percent" },
  "ecs.clusterTaskMemoryUtilization": { warn: "> 80 Percent" },
  "ecs.containerCpuUtilization": { warn: "> 80 Percent" },
  "ecs.containerMemoryUtilization": { warn: "> 80 Percent" },
  "ecs.cpuReservation": { warn: "> 80 Percent" },
  "ecs.cpuUtilization": { error: "> 95 Percent", warn: "> 80 Percent" },
  "ecs.ebsFilesystemUtilization": { error: "> 80 Percent" },
  "ecs.ephemeralStorageUtilized": { error: "> 18 Gigabytes" }, // 90 % of 20 GB
  "ecs.instanceFilesystemUtilization": { error: "> 90 Percent" },
  "ecs.memoryReservation": { warn: "> 80 Percent" },
  "ecs.memoryUtilization": { error: "> 90 Percent", warn: "> 80 Percent" },
  "ecs.missingTasks": { warn: "> 0 Count" },
  "ecs.pendingTasks": { warn: "> 0 Count" },
  "ecs.restarts": { warn: "> 0 Count" },
  "ecs.runningTaskCount": { error: "< 2 Count" }, // 2 tasks are needed
  "ecs.serviceConnect5xx": { error: "> 5 Percent" },
  "ecs.serviceConnect5xxAtLowTraffic": { error: "> 20 Percent" },
  "ecs.serviceConnectResponseTime": { warn: "needs a value" },
  "ecs.serviceContainerCpuUtilization": { warn: "> 80 Percent" },
  "ecs.taskCpuUtilization": { warn: "> 80 Percent" },
  "ecs.taskEbsFilesystemUtilization": { warn: "> 80 Percent" },
  "ecs.taskEphemeralStorageUtilization": { warn: "> 80 Percent" },
  "ecs.taskMemoryUtilization": { warn: "> 80 Percent" },
  "efs.burstCreditBalance": { error: "≤ 0 Bytes" },
  "efs.ioLimit": { error: "≥ 95 Percent" },
  "elasticache.cpuUtilization": { error: "> 45 Percent" }, // 90 % of one of 2 vCPUs
  "elasticache.currentConnections": { warn: "> 52000 Count" },
  "elasticache.databaseMemoryUsage": { error: "> 90 Percent", warn: "> 80 Percent" },
  "elasticache.engineCpuUtilization": { error: "> 90 Percent" },
  "elasticache.evictions": { warn: "needs a value" },
  "elasticache.freeableMemory": { error: "< 104857600 Bytes" }, // 100 MiB
  "elasticache.replicationLag": { warn: "needs a value" },
  "elasticache.swapUsage": { warn: "> 0 Bytes" },
  "elasticache.trafficManagement": { warn: "≥ 1 None" },
  "eventBridge.failedInvocations": { error: "> 0 Count" },
  "eventBridge.failedInvocationsOnBus": { error: "> 0 Count" },
  "eventBridge.failedToDeadLetterQueue": { error: "> 0 Count" },
  "eventBridge.failedToDeadLetterQueueOnBus": { error: "> 0 Count" },
  "eventBridge.latency": { warn: "> 30000 Milliseconds" },
  "eventBridge.latencyOnBus": { warn: "> 30000 Milliseconds" },
  "eventBridge.sentToDeadLetterQueue": { warn: "> 0 Count" },
  "eventBridge.sentToDeadLetterQueueOnBus": { warn: "> 0 Count" },
  "firehose.dataFreshness": { error: "> 21600 Seconds", warn: "> 900 Seconds" }, // 15 minutes, 6 hours
  "firehose.deliverySuccess": { warn: "< 0.9 None" },
  "firehose.incomingBytes": { warn: "> 80 Percent" },
  "firehose.throttledRecords": { warn: "> 0 Count" },
  "httpApi.clientErrorRate": { warn: "> 5 Percent" },
  "httpApi.latency": { warn: "≥ 1000 Milliseconds" },
  "httpApi.requests": { warn: "needs a value" },
  "httpApi.routeLatency": { warn: "≥ 1000 Milliseconds" },
  "httpApi.routeRequests": { warn: "needs a value" },
  "httpApi.serverErrorRate": { warn: "> 5 Percent" },
  // one is told of, ten in five minutes are an attack
  "keycloak.masterSignIn": { warn: "≥ 1 Count" },
  "keycloak.masterSignInFailed": { error: "≥ 10 Count", warn: "≥ 1 Count" },
  "kinesis.consumerLag": { error: "≥ 69120000 Milliseconds", warn: "≥ 43200000 Milliseconds" },
  "kinesis.failedRecordRate": { warn: "> 5 Percent" },
  "kinesis.getRecordsSuccess": { warn: "< 0.9 Count" },
  "kinesis.iteratorAge": { error: "≥ 69120000 Milliseconds", warn: "≥ 43200000 Milliseconds" },
  "kinesis.putRecordSuccess": { warn: "< 0.9 Count" },
  "kinesis.readThroughputExceeded": { warn: "> 0.02 Count" },
  "kinesis.writeThroughputExceeded": { warn: "> 0.02 Count" },
  "lambda.asyncEventAge": { error: "> 17280000 Milliseconds", warn: "> 10800000 Milliseconds" },
  "lambda.asyncEventsDropped": { warn: "> 0 Count" },
  "lambda.claimedAccountConcurrency": { error: "> 900 Count" }, // 90 % of a quota of 1,000
  "lambda.concurrentExecutions": { error: "> 900 Count" }, // 90 % of a quota of 1,000
  "lambda.cpuTotalTime": { warn: "> 48000 Milliseconds" }, // 80 % of 60 s
  "lambda.deadLetterErrors": { error: "> 0 Count" },
  "lambda.destinationDeliveryFailures": { error: "> 0 Count" },
  "lambda.duration": { error: "> 57000 Milliseconds", warn: "> 48000 Milliseconds" }, // 80 % and 95 % of 60 s
  "lambda.errorRate": { error: "> 5 Percent" },
  "lambda.errorRateAtLowTraffic": { error: "> 20 Percent" },
  "lambda.errors": { warn: "> 20 Percent" },
  "lambda.invocations": { warn: "needs a value" },
  "lambda.iteratorAge": { error: "> 69120000 Milliseconds", warn: "> 43200000 Milliseconds" }, // 50 % and 80 % of 24 h
  "lambda.memoryUtilization": { error: "> 95 Percent" },
  "lambda.temporaryStorage": { warn: "> 483183820.8 Bytes" }, // 90 % of 512 MiB
  "lambda.throttles": { error: "≥ 1 Count" },
  "logArchive.dataFreshness": { error: "> 21600 Seconds", warn: "> 900 Seconds" }, // 15 minutes, 6 hours
  "logArchive.decompressionFailures": { warn: "> 0 Count" },
  "logArchive.deliveryErrors": { warn: "> 0 None" },
  "logArchive.deliverySuccess": { warn: "< 0.9 None" },
  "logArchive.deliveryThrottling": { warn: "> 0 None" },
  "logArchive.failedReplications": { warn: "> 0 Count" },
  "logArchive.incomingBytes": { warn: "> 80 Percent" },
  "logArchive.replicationLatency": { warn: "> 14400 Seconds" },
  "logArchive.throttledRecords": { warn: "> 0 Count" },
  "logs.matches": { error: "≥ 10 Count at api/errors", warn: "≥ 1 Count at api/errors, ≥ 5 Count at api/slow" }, // as the signals say
  "logs.silence": { error: "< 1 None" },
  "logs.volume": { warn: "needs a value" },
  "natGateway.packetsDropRate": { warn: "> 0.01 Percent" },
  "natGateway.portAllocationErrors": { error: "> 0 Count" },
  "notification.channelFailed": { error: "> 0 Count" },
  "notification.errorChannelFailed": { warn: "> 0 Count" },
  "notification.errorRuleFailed": { warn: "> 0 Count" }, // by the other way
  "notification.errorTopicFailed": { warn: "> 0 Count" },
  "notification.routeRuleFailed": { error: "> 0 Count" },
  "notification.routeTopicFailed": { error: "> 0 Count" },
  "notification.warnRuleFailed": { error: "> 0 Count" },
  "notification.warnTopicFailed": { error: "> 0 Count" },
  "rds.cpuCreditBalance": { warn: "< 57.6 Credits (vCPU-minutes)" },
  "rds.cpuUtilization": { error: "> 90 Percent" },
  "rds.databaseConnections": {
    error: "> 4500 Count at postgres, > 276 Count at replica",
    warn: "> 4000 Count at postgres, > 245 Count at replica",
  },
  "rds.dbLoad": { warn: "> 64 None at postgres, > 2 None at replica" },
  "rds.dbLoadCpu": { warn: "> 64 None at postgres, > 2 None at replica" },
  "rds.ebsByteBalance": { error: "< 10 Percent" },
  "rds.ebsIoBalance": { error: "< 10 Percent" },
  "rds.freeStorageTrend": { warn: "< 1209600 Seconds" }, // 14 days
  "rds.freeStorageSpace": { error: "< 10737418240 Bytes", warn: "< 21474836480 Bytes" }, // 10 % and 20 % of 100 GiB
  "rds.freeStorageUnderAutoscaling": { error: "< 5368709120 Bytes" },
  "rds.freeableMemory": {
    error: "< 27487790694.4 Bytes at postgres, < 429496729.6 Bytes at replica",
    warn: "< 68719476736 Bytes at postgres, < 1073741824 Bytes at replica",
  },
  "rds.maximumUsedTransactionIds": { error: "> 1500000000 Count", warn: "> 1000000000 Count" },
  "rds.networkReceiveThroughput": { warn: "> 2500000000 Bytes/Second at postgres, needs a value at replica" },
  "rds.networkTransmitThroughput": { warn: "> 2500000000 Bytes/Second at postgres, needs a value at replica" },
  "rds.oldestReplicationSlotLag": { error: "> 26843545600 Bytes", warn: "> 10737418240 Bytes" },
  "rds.osFileSystemUsed": { warn: "> 80 Percent" },
  "rds.osLoadAverage": { warn: "> 64 None at postgres, > 2 None at replica" },
  "rds.osMemoryFree": { warn: "needs a value" },
  "rds.osSwapOut": { warn: "> 0 Kilobytes" },
  "rds.readLatency": { warn: "> 0.02 Seconds" },
  "rds.replicaLag": { error: "> 600 Seconds at postgres, > 60 Seconds at replica" },
  "rds.replicationStopped": { error: "≤ -1 Seconds" },
  "rds.writeLatency": { warn: "> 0.02 Seconds" },
  "restApi.clientErrorRate": { warn: "> 5 Percent" },
  "restApi.latency": { warn: "≥ 1000 Milliseconds" },
  "restApi.methodLatency": { warn: "≥ 1000 Milliseconds" },
  "restApi.methodRequests": { warn: "needs a value" },
  "restApi.requests": { warn: "needs a value" },
  "restApi.serverErrorRate": { warn: "> 5 Percent" },
  "route53.healthCheckStatus": { error: "< 1 None" },
  "s3.bucketSize": { warn: "> 12884901888 Bytes" },
  "s3.clientErrorRate": { warn: "> 5 Percent" },
  "s3.failedReplications": { warn: "> 0 Count" },
  "s3.replicationLatency": { warn: "> 900 Seconds" },
  "s3.serverErrorRate": { warn: "> 5 Percent" },
  "s3ObjectLambda.clientErrorRate": { warn: "> 5 Percent" },
  "s3ObjectLambda.functionClientErrorRate": { warn: "> 5 Percent" },
  "s3ObjectLambda.serverErrorRate": { warn: "> 5 Percent" },
  "scheduler.failedToDeadLetterQueue": { error: "> 0 Count" },
  "scheduler.invocationDropped": { error: "> 0 Count" },
  "scheduler.invocationThrottled": { warn: "> 0 Count" },
  "scheduler.targetThrottled": { warn: "> 0 Count" },
  "sms.monthlySpend": { warn: "needs a value" },
  "sms.successRate": { warn: "needs a value" },
  "sns.failedToRedrive": { error: "> 0 Count" },
  "sns.invalidAttributes": { warn: "> 0 Count" },
  "sns.invalidMessageBodies": { warn: "> 0 Count" },
  "sns.messagesPublished": { warn: "needs a value" },
  "sns.notificationsDelivered": { warn: "needs a value" },
  "sns.notificationsFailed": { error: "> 0 Count" },
  "sns.redrivenToDeadLetterQueue": { warn: "> 0 Count" },
  "spend.estimatedCharges": { warn: "> 1000 None" },
  "sqs.backlog": { warn: "> 100 Count" },
  "sqs.deadLetters": { error: "> 0 Count" },
  "sqs.inFlight": { warn: "≥ 96000 Count" }, // 80 % of 120,000
  "sqs.messagesReceived": { warn: "≤ 0 Count" },
  "sqs.messagesSent": { warn: "≤ 0 Count" },
  "sqs.oldestMessageAge": { error: "≥ 86400 Seconds", warn: "≥ 43200 Seconds" },
  "sqs.stalledConsumers": { error: "≥ 1 None" },
  "stepFunctions.executionThrottled": { warn: "> 0 Count" },
  "stepFunctions.executionsFailed": { error: "> 0 Count" },
  "stepFunctions.executionsTimedOut": { error: "> 0 Count" },
  "synthetics.successPercent": { error: "< 90 Percent" },
  "vpcEndpoint.packetsDropped": { warn: "needs a value" },
  "vpcEndpointService.resetPackets": { warn: "needs a value" },
  "vpn.connectionDown": { error: "< 1 None" },
  "vpn.connectionState": { warn: "< 1 None" },
  "vpn.tunnelState": { warn: "< 1 None" },
  "waf.blockedRequests": { warn: "needs a value" },
  "waf.blockedRequestsAtEdge": { warn: "needs a value" },
  "webSocketApi.clientErrorRate": { warn: "> 5 Percent" },
  "webSocketApi.executionErrorRate": { warn: "> 5 Percent" },
  "webSocketApi.integrationLatency": { warn: "≥ 2000 Milliseconds" },
  "webSocketApi.messages": { warn: "needs a value" },
  "webSocketApi.routeIntegrationLatency": { warn: "≥ 2000 Milliseconds" },
  "webSocketApi.routeMessages": { warn: "needs a value" },
};

const signs: Readonly<Record<string, string>> = {
  GreaterThanThreshold: ">",
  GreaterThanOrEqualToThreshold: "≥",
  LessThanThreshold: "<",
  LessThanOrEqualToThreshold: "≤",
};

interface Limit {
  readonly target: string;
  readonly text: string;
}

/** What the catalogue makes of the same inventory, for every target. */
function made(): Map<string, Record<string, string>> {
  const { alarms, needsValue } = everyKind().monitoring;
  const limits = new Map<string, Record<string, Limit[]>>();
  const note = (id: string, severity: string, limit: Limit) => {
    const ofRow = limits.get(id) ?? {};
    limits.set(id, ofRow);
    (ofRow[severity] ??= []).push(limit);
  };
  for (const { id, severity, target, comparisonOperator, threshold, unit } of alarms)
    note(id, severity, { target: target.join("/"), text: `${signs[comparisonOperator]} ${threshold} ${unit}` });
  for (const { id, severity, target } of needsValue) note(id, severity, { target, text: "needs a value" });
  return new Map([...limits].map(([id, ofRow]) => [id, told(ofRow)]));
}

function told(ofRow: Record<string, Limit[]>): Record<string, string> {
  const targets = new Set(Object.values(ofRow).flatMap((limits) => limits.map(({ target }) => target)));
  const tell = (limits: readonly Limit[]) => {
    const texts = [...new Set(limits.map(({ text }) => text))];
    const alike = texts.length === 1 && limits.length === targets.size;
    return alike ? texts[0]! : limits.map(({ target, text }) => `${text} at ${target}`).join(", ");
  };
  return Object.fromEntries(Object.entries(ofRow).map(([severity, limits]) => [severity, tell(limits)]));
}

const found = made();

test.each(Object.keys(standardAlarms) as (keyof typeof standardAlarms)[])(
  "%s has the thresholds that a person calculates, at every target",
  (id) => {
    expect(found.get(id)).toBeDefined();
    expect(found.get(id)).toEqual(meant[id]);
  },
);
