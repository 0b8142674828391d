import type * as z from "zod";
import { object } from "../schema/fields.js";
import { acmSchema } from "./acm.js";
import { albSchema } from "./alb.js";
import { auroraSchema } from "./aurora.js";
import { autoScalingSchema } from "./auto-scaling.js";
import { cloudTrailSchema } from "./cloud-trail.js";
import { cloudfrontSchema } from "./cloudfront.js";
import { cognitoSchema } from "./cognito.js";
import { dynamodbSchema } from "./dynamodb.js";
import { ec2Schema } from "./ec2.js";
import { ecrSchema } from "./ecr.js";
import { ecsSchema } from "./ecs.js";
import { efsSchema } from "./efs.js";
import { elasticacheSchema } from "./elasticache.js";
import { eventBridgeSchema } from "./event-bridge.js";
import { firehoseSchema } from "./firehose.js";
import { httpApiSchema } from "./http-api.js";
import { kinesisSchema } from "./kinesis.js";
import { lambdaSchema } from "./lambda.js";
import { logsSchema } from "./logs.js";
import { natGatewaySchema } from "./nat-gateway.js";
import { rdsSchema } from "./rds.js";
import { restApiSchema } from "./rest-api.js";
import { route53Schema } from "./route53.js";
import { s3Schema } from "./s3.js";
import { s3ObjectLambdaSchema } from "./s3-object-lambda.js";
import { schedulerSchema } from "./scheduler.js";
import { smsSchema } from "./sms.js";
import { snsSchema } from "./sns.js";
import { sqsSchema } from "./sqs.js";
import { stepFunctionsSchema } from "./step-functions.js";
import { syntheticsSchema } from "./synthetics.js";
import { vpcSchema } from "./vpc.js";
import { vpcEndpointSchema } from "./vpc-endpoint.js";
import { vpcEndpointServiceSchema } from "./vpc-endpoint-service.js";
import { vpnSchema } from "./vpn.js";
import { wafSchema } from "./waf.js";
import { webSocketApiSchema } from "./web-socket-api.js";

/** The inventory: what exists, by service. One more service is one more file and one line here. */
export const resourcesSchema = object({
  acm: acmSchema.default({}),
  alb: albSchema.default({}),
  aurora: auroraSchema.default({}),
  autoScaling: autoScalingSchema.default({}),
  cloudTrail: cloudTrailSchema.default({}),
  cloudfront: cloudfrontSchema.default({}),
  cognito: cognitoSchema.default({}),
  dynamodb: dynamodbSchema.default({}),
  ec2: ec2Schema.default({}),
  ecr: ecrSchema.default({}),
  ecs: ecsSchema.default({}),
  efs: efsSchema.default({}),
  elasticache: elasticacheSchema.default({}),
  eventBridge: eventBridgeSchema.default({}),
  firehose: firehoseSchema.default({}),
  httpApi: httpApiSchema.default({}),
  kinesis: kinesisSchema.default({}),
  lambda: lambdaSchema.default({}),
  logs: logsSchema.default({}),
  natGateway: natGatewaySchema.default({}),
  rds: rdsSchema.default({}),
  restApi: restApiSchema.default({}),
  route53: route53Schema.default({}),
  s3: s3Schema.default({}),
  s3ObjectLambda: s3ObjectLambdaSchema.default({}),
  scheduler: schedulerSchema.default({}),
  sms: smsSchema.default({}),
  sns: snsSchema.default({}),
  sqs: sqsSchema.default({}),
  stepFunctions: stepFunctionsSchema.default({}),
  synthetics: syntheticsSchema.default({}),
  vpc: vpcSchema.default({}),
  vpcEndpoint: vpcEndpointSchema.default({}),
  vpcEndpointService: vpcEndpointServiceSchema.default({}),
  vpn: vpnSchema.default({}),
  waf: wafSchema.default({}),
  webSocketApi: webSocketApiSchema.default({}),
});

export type Resources = z.output<typeof resourcesSchema>;

/** The services of the inventory: their names begin the ids of alarms and of log sources, and the pages of the docs follow. */
export type Service = keyof Resources;
