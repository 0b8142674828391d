import type * as z from "zod";
import { servicesElsewhere } from "./elsewhere.js";
import { object } from "../schema/fields.js";
import { acmSchema, type CertificateInput } from "./acm.js";
import { albSchema, type LoadBalancerInput } from "./alb.js";
import { auroraSchema, type AuroraClusterInput } from "./aurora.js";
import { autoScalingSchema, type AutoScalingGroupInput } from "./auto-scaling.js";
import { cloudTrailSchema, type TrailInput } from "./cloud-trail.js";
import { cloudfrontSchema, type DistributionInput } from "./cloudfront.js";
import { cognitoSchema, type UserPoolInput } from "./cognito.js";
import { dynamodbSchema, type DynamodbTableInput } from "./dynamodb.js";
import { ec2Schema, type Ec2InstanceInput } from "./ec2.js";
import { ecrSchema, type EcrRepositoryInput } from "./ecr.js";
import { ecsSchema, type EcsClusterInput } from "./ecs.js";
import { efsSchema, type FileSystemInput } from "./efs.js";
import { elasticacheSchema, type CacheClusterInput } from "./elasticache.js";
import { eventBridgeSchema, type EventBridgeRuleInput } from "./event-bridge.js";
import { firehoseSchema, type FirehoseStreamInput } from "./firehose.js";
import { httpApiSchema, type HttpApiInput } from "./http-api.js";
import { kinesisSchema, type KinesisStreamInput } from "./kinesis.js";
import { lambdaSchema, type LambdaFunctionInput } from "./lambda.js";
import { logsSchema, type WatchedLogInput } from "./logs.js";
import { natGatewaySchema, type NatGatewayInput } from "./nat-gateway.js";
import { rdsSchema, type RdsInstanceInput } from "./rds.js";
import { restApiSchema, type RestApiInput } from "./rest-api.js";
import { route53Schema, type HealthCheckInput } from "./route53.js";
import { s3Schema, type S3BucketInput } from "./s3.js";
import { s3ObjectLambdaSchema, type ObjectLambdaInput } from "./s3-object-lambda.js";
import { schedulerSchema, type ScheduleGroupInput } from "./scheduler.js";
import { smsSchema, type SmsRouteInput } from "./sms.js";
import { snsSchema, type SnsTopicInput } from "./sns.js";
import { sqsSchema, type SqsQueueInput } from "./sqs.js";
import { stepFunctionsSchema, type StateMachineInput } from "./step-functions.js";
import { syntheticsSchema, type CanaryInput } from "./synthetics.js";
import { vpcSchema, type VpcInput } from "./vpc.js";
import { vpcEndpointSchema, type VpcEndpointInput } from "./vpc-endpoint.js";
import { vpcEndpointServiceSchema, type EndpointServiceInput } from "./vpc-endpoint-service.js";
import { vpnSchema, type VpnConnectionInput } from "./vpn.js";
import { wafSchema, type WebAclInput } from "./waf.js";
import { webSocketApiSchema, type WebSocketApiInput } from "./web-socket-api.js";

/** The inventory: what exists, by service and by a short stable key. */
export interface ResourcesInput {
  /** Certificates of AWS Certificate Manager, in the environment's region or in us-east-1. */
  readonly acm?: Readonly<Record<string, CertificateInput>>;
  /** Application Load Balancers, with their target groups. */
  readonly alb?: Readonly<Record<string, LoadBalancerInput>>;
  /** Aurora DB clusters, with their instances. */
  readonly aurora?: Readonly<Record<string, AuroraClusterInput>>;
  /** EC2 Auto Scaling groups. */
  readonly autoScaling?: Readonly<Record<string, AutoScalingGroupInput>>;
  /** CloudTrail trails that write to CloudWatch Logs. */
  readonly cloudTrail?: Readonly<Record<string, TrailInput>>;
  /** CloudFront distributions. */
  readonly cloudfront?: Readonly<Record<string, DistributionInput>>;
  /** Cognito user pools. */
  readonly cognito?: Readonly<Record<string, UserPoolInput>>;
  /** DynamoDB tables, with their global secondary indexes. */
  readonly dynamodb?: Readonly<Record<string, DynamodbTableInput>>;
  /** EC2 instances. */
  readonly ec2?: Readonly<Record<string, Ec2InstanceInput>>;
  /** ECR repositories. */
  readonly ecr?: Readonly<Record<string, EcrRepositoryInput>>;
  /** ECS clusters, with their services. */
  readonly ecs?: Readonly<Record<string, EcsClusterInput>>;
  /** EFS file systems. */
  readonly efs?: Readonly<Record<string, FileSystemInput>>;
  /** ElastiCache clusters that are designed by hand; serverless caches have other metrics. */
  readonly elasticache?: Readonly<Record<string, CacheClusterInput>>;
  /** EventBridge rules. */
  readonly eventBridge?: Readonly<Record<string, EventBridgeRuleInput>>;
  /** Firehose streams that deliver to S3. Those of the log archive are watched without being named here. */
  readonly firehose?: Readonly<Record<string, FirehoseStreamInput>>;
  /** HTTP APIs of API Gateway, one entry per stage. */
  readonly httpApi?: Readonly<Record<string, HttpApiInput>>;
  /** Kinesis data streams. */
  readonly kinesis?: Readonly<Record<string, KinesisStreamInput>>;
  /** Lambda functions. */
  readonly lambda?: Readonly<Record<string, LambdaFunctionInput>>;
  /** Log groups whose events are watched. */
  readonly logs?: Readonly<Record<string, WatchedLogInput>>;
  /** NAT gateways. */
  readonly natGateway?: Readonly<Record<string, NatGatewayInput>>;
  /** DB instances of RDS that are no part of an Aurora cluster. */
  readonly rds?: Readonly<Record<string, RdsInstanceInput>>;
  /** REST APIs of API Gateway, one entry per stage. */
  readonly restApi?: Readonly<Record<string, RestApiInput>>;
  /** Route 53 health checks. */
  readonly route53?: Readonly<Record<string, HealthCheckInput>>;
  /** S3 buckets. */
  readonly s3?: Readonly<Record<string, S3BucketInput>>;
  /** S3 Object Lambda access points. */
  readonly s3ObjectLambda?: Readonly<Record<string, ObjectLambdaInput>>;
  /** EventBridge Scheduler schedule groups. Their alarms are of the account and region, as AWS recommends them. */
  readonly scheduler?: Readonly<Record<string, ScheduleGroupInput>>;
  /** Text messages that SNS sends, by country and type. */
  readonly sms?: Readonly<Record<string, SmsRouteInput>>;
  /** SNS topics of the system itself. */
  readonly sns?: Readonly<Record<string, SnsTopicInput>>;
  /** SQS queues; a dead-letter queue is a queue like any other that another one names. */
  readonly sqs?: Readonly<Record<string, SqsQueueInput>>;
  /** Step Functions state machines. */
  readonly stepFunctions?: Readonly<Record<string, StateMachineInput>>;
  /** CloudWatch Synthetics canaries: what users see, from the outside. */
  readonly synthetics?: Readonly<Record<string, CanaryInput>>;
  /** VPCs, whose traffic and DNS queries are logged. */
  readonly vpc?: Readonly<Record<string, VpcInput>>;
  /** VPC endpoints of AWS PrivateLink. */
  readonly vpcEndpoint?: Readonly<Record<string, VpcEndpointInput>>;
  /** Endpoint services of AWS PrivateLink that are offered to others. */
  readonly vpcEndpointService?: Readonly<Record<string, EndpointServiceInput>>;
  /** Site-to-Site VPN connections. */
  readonly vpn?: Readonly<Record<string, VpnConnectionInput>>;
  /** AWS WAF web ACLs. */
  readonly waf?: Readonly<Record<string, WebAclInput>>;
  /** WebSocket APIs of API Gateway, one entry per stage. */
  readonly webSocketApi?: Readonly<Record<string, WebSocketApiInput>>;
}

/** One more service is one more file, and a line here and above. */
export const resourcesSchema = object(
  {
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
  },
  undefined,
  servicesElsewhere,
);

export type Resources = z.output<typeof resourcesSchema>;

/** The services of the inventory: their names begin the ids of alarms and of log sources, and the pages of the docs follow. */
export type Service = keyof Resources;
