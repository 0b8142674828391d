const notHere =
  "the inventory does not have this service. Rows of your own watch it: targetsOf in docs/adding-alarms.md";

/** Services that are called something else here. Without this a near word would be suggested, which is another service. */
const written: Readonly<Record<string, string>> = {
  apigateway: "REST APIs are restApi, HTTP APIs httpApi, WebSocket APIs webSocketApi",
  elb: "an Application Load Balancer is alb",
  fargate: "services on Fargate are of ecs",
  eventbridgescheduler: "schedules are scheduler",
  wafv2: "web ACLs are waf",
};

const unknownServices = [
  "appRunner",
  "appSync",
  "athena",
  "batch",
  "bedrock",
  "cloudHsm",
  "codeBuild",
  "codePipeline",
  "directConnect",
  "dms",
  "documentDb",
  "dynamodbAccelerator",
  "eks",
  "elasticBeanstalk",
  "emr",
  "fsx",
  "globalAccelerator",
  "glue",
  "gwlb",
  "iot",
  "kms",
  "memoryDb",
  "mq",
  "msk",
  "neptune",
  "networkFirewall",
  "nlb",
  "openSearch",
  "redshift",
  "sageMaker",
  "ses",
  "storageGateway",
  "timestream",
  "transfer",
  "transitGateway",
  "workSpaces",
] as const;

/** What to write instead, or how to watch it all the same, by the service's name in small letters. */
export const servicesElsewhere: Readonly<Record<string, string>> = {
  ...Object.fromEntries(unknownServices.map((name) => [name.toLowerCase(), notHere])),
  ...written,
};
