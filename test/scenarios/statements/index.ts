import { lookUp } from "../../../src/model/look-up.js";
import type { Statement, Statements } from "../statement.js";
import { acmStatements } from "./acm.js";
import { albStatements } from "./alb.js";
import { auroraStatements } from "./aurora.js";
import { autoScalingStatements } from "./auto-scaling.js";
import { backupStatements } from "./backup.js";
import { cloudfrontStatements } from "./cloudfront.js";
import { cognitoStatements } from "./cognito.js";
import { dynamodbStatements } from "./dynamodb.js";
import { ec2Statements } from "./ec2.js";
import { ecsStatements } from "./ecs.js";
import { efsStatements } from "./efs.js";
import { elasticacheStatements } from "./elasticache.js";
import { eventBridgeStatements } from "./event-bridge.js";
import { firehoseStatements } from "./firehose.js";
import { httpApiStatements } from "./http-api.js";
import { keycloakStatements } from "./keycloak.js";
import { kinesisStatements } from "./kinesis.js";
import { lambdaStatements } from "./lambda.js";
import { logArchiveStatements } from "./log-archive.js";
import { logsStatements } from "./logs.js";
import { natGatewayStatements } from "./nat-gateway.js";
import { notificationStatements } from "./notification.js";
import { rdsStatements } from "./rds.js";
import { restApiStatements } from "./rest-api.js";
import { route53Statements } from "./route53.js";
import { s3Statements } from "./s3.js";
import { s3ObjectLambdaStatements } from "./s3-object-lambda.js";
import { schedulerStatements } from "./scheduler.js";
import { smsStatements } from "./sms.js";
import { snsStatements } from "./sns.js";
import { spendStatements } from "./spend.js";
import { sqsStatements } from "./sqs.js";
import { stepFunctionsStatements } from "./step-functions.js";
import { syntheticsStatements } from "./synthetics.js";
import { vpcEndpointStatements } from "./vpc-endpoint.js";
import { vpcEndpointServiceStatements } from "./vpc-endpoint-service.js";
import { vpnStatements } from "./vpn.js";
import { wafStatements } from "./waf.js";
import { webSocketApiStatements } from "./web-socket-api.js";

const services: Readonly<Record<string, Statements>> = {
  acm: acmStatements,
  alb: albStatements,
  aurora: auroraStatements,
  backup: backupStatements,
  autoScaling: autoScalingStatements,
  cloudfront: cloudfrontStatements,
  cognito: cognitoStatements,
  dynamodb: dynamodbStatements,
  ec2: ec2Statements,
  ecs: ecsStatements,
  efs: efsStatements,
  elasticache: elasticacheStatements,
  eventBridge: eventBridgeStatements,
  firehose: firehoseStatements,
  httpApi: httpApiStatements,
  keycloak: keycloakStatements,
  kinesis: kinesisStatements,
  lambda: lambdaStatements,
  logArchive: logArchiveStatements,
  logs: logsStatements,
  natGateway: natGatewayStatements,
  notification: notificationStatements,
  rds: rdsStatements,
  restApi: restApiStatements,
  route53: route53Statements,
  s3: s3Statements,
  s3ObjectLambda: s3ObjectLambdaStatements,
  scheduler: schedulerStatements,
  sms: smsStatements,
  sns: snsStatements,
  spend: spendStatements,
  sqs: sqsStatements,
  stepFunctions: stepFunctionsStatements,
  synthetics: syntheticsStatements,
  vpcEndpoint: vpcEndpointStatements,
  vpcEndpointService: vpcEndpointServiceStatements,
  vpn: vpnStatements,
  waf: wafStatements,
  webSocketApi: webSocketApiStatements,
};

/** What a row states, by its id. */
export function statementOf(id: string): Statement | undefined {
  const [service = "", row = ""] = id.split(".");
  return lookUp(lookUp(services, service) ?? {}, row);
}
