import { albAlarms } from "./alb.js";
import { httpApiAlarms, restApiAlarms, webSocketApiAlarms } from "./api-gateway.js";
import { auroraAlarms } from "./aurora.js";
import { backupAlarms } from "./backup.js";
import { cognitoAlarms } from "./cognito.js";
import { autoScalingAlarms, ec2Alarms } from "./compute.js";
import { dynamodbAlarms } from "./dynamodb.js";
import { ecsAlarms } from "./ecs.js";
import { acmAlarms, cloudfrontAlarms, route53Alarms, syntheticsAlarms, wafAlarms } from "./edge.js";
import { keycloakAlarms } from "./keycloak.js";
import { lambdaAlarms } from "./lambda.js";
import { logArchiveAlarms } from "./log-archive.js";
import { logsAlarms } from "./logs.js";
import { eventBridgeAlarms, schedulerAlarms, smsAlarms, snsAlarms } from "./messaging.js";
import { natGatewayAlarms, vpcEndpointAlarms, vpcEndpointServiceAlarms, vpnAlarms } from "./network.js";
import { notificationAlarms } from "./notification.js";
import { rdsAlarms } from "./rds.js";
import { s3Alarms, s3ObjectLambdaAlarms } from "./s3.js";
import { spendAlarms } from "./spend.js";
import { sqsAlarms } from "./sqs.js";
import { stepFunctionsAlarms } from "./step-functions.js";
import { efsAlarms, elasticacheAlarms } from "./storage.js";
import { firehoseAlarms, kinesisAlarms } from "./streams.js";

/** Every alarm there is, by id. One more service is one more file and one line here. */
export const standardAlarms = {
  ...acmAlarms,
  ...albAlarms,
  ...auroraAlarms,
  ...autoScalingAlarms,
  ...backupAlarms,
  ...cloudfrontAlarms,
  ...cognitoAlarms,
  ...dynamodbAlarms,
  ...ec2Alarms,
  ...ecsAlarms,
  ...efsAlarms,
  ...elasticacheAlarms,
  ...eventBridgeAlarms,
  ...firehoseAlarms,
  ...httpApiAlarms,
  ...keycloakAlarms,
  ...kinesisAlarms,
  ...lambdaAlarms,
  ...logArchiveAlarms,
  ...logsAlarms,
  ...natGatewayAlarms,
  ...notificationAlarms,
  ...rdsAlarms,
  ...restApiAlarms,
  ...route53Alarms,
  ...s3Alarms,
  ...s3ObjectLambdaAlarms,
  ...schedulerAlarms,
  ...smsAlarms,
  ...snsAlarms,
  ...spendAlarms,
  ...sqsAlarms,
  ...stepFunctionsAlarms,
  ...syntheticsAlarms,
  ...vpcEndpointAlarms,
  ...vpcEndpointServiceAlarms,
  ...vpnAlarms,
  ...wafAlarms,
  ...webSocketApiAlarms,
};
