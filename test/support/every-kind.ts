import { entriesOf } from "../../modules/ops/alarms/index.js";
import { defineEnvironment, standardCatalogue, type EnvironmentDefinition } from "../../src/index.js";
import { anyOf, field, json } from "../../src/model/log-pattern/index.js";
import { least } from "./environment.js";

/** Rows that are off until somebody switches them on. */
const switchedOn = Object.fromEntries(
  entriesOf(standardCatalogue, "alarm")
    .filter(([, { definition }]) => definition.offByDefault !== undefined)
    .map(([id]) => [id, { on: true as const }]),
);

/** One environment in which every row of the catalogue has a target, and is on. */
export const everyKindDefinition = {
  ...least,
  alarms: {
    ...least.alarms,
    routes: {
      ...least.alarms.routes,
      error: {
        receivers: {
          ...least.alarms.routes.error.receivers,
          channel: { slack: { workspace: "T0123ABCD", channel: "C0123ABCD" } },
        },
      },
      others: {
        account: {
          receivers: {
            owners: { email: "account@example.com" },
            channel: {
              teams: {
                tenant: "12345678-1234-1234-1234-123456789012",
                team: "12345678-1234-1234-1234-123456789012",
                channel: "19%3aowners%40thread.tacv2",
              },
            },
          },
        },
      },
    },
    dashboard: {},
    spend: {
      estimatedCharges: 1000,
      budgets: { month: { limit: 1200, route: "account" } },
      anomalies: { totalImpact: 100, totalImpactPercentage: 40 },
    },
    overrides: { ...switchedOn, "health.*": { route: "account" } },
  },
  quotas: { lambdaConcurrency: 1000 },
  telemetry: {
    logs: { archive: { accessLogs: true, replication: {} } },
    accessLogs: {},
    manualOperations: { sessionManager: {} },
  },
  backups: {},
  patches: {
    groups: { web: {} },
    baselines: {
      linux: {
        operatingSystem: "AMAZON_LINUX_2023",
        groups: ["web"],
        rules: { security: { classification: ["Security"], severity: ["Critical", "Important"] } },
      },
    },
    windows: { nightly: { groups: ["web"], time: "04:00" } },
  },
  privilegedUse: {
    trail: "the organization has one",
    networks: ["192.0.2.0/24", "2001:db8:1::/48"],
    adminPaths: { scope: "CLOUDFRONT", forwardedHeader: "X-Forwarded-For", webAcl: true },
    breakGlassRoles: { admin: "arn:aws:iam::111122223333:role/break-glass" },
  },
  serviceLevels: {
    site: { alb: "main", objective: 99.9 },
    siteTime: { alb: "main", objective: 99, within: 1.5 },
    chat: { httpApi: "main", objective: 99.5 },
    users: { restApi: "main", objective: 99, within: 0.25 },
    sync: { lambda: "sync", objective: 99 },
  },
  resources: {
    acm: {
      regional: { arn: "arn:aws:acm:ap-northeast-1:111122223333:certificate/12345678-1234-1234-1234-123456789012" },
      edge: { arn: "arn:aws:acm:us-east-1:111122223333:certificate/12345678-1234-1234-1234-123456789012" },
    },
    alb: {
      main: {
        arnSuffix: "app/main/0123456789abcdef",
        targetGroups: {
          api: {
            arnSuffix: "targetgroup/api/0123456789abcdef",
            minimumHealthyTargets: 2,
            zones: { a: { name: "ap-northeast-1a" }, c: { name: "ap-northeast-1c", minimumHealthyTargets: 2 } },
          },
        },
      },
    },
    aurora: {
      postgres: {
        identifier: "aurora-postgres",
        engine: "aurora-postgresql",
        engineVersion: "15.10",
        instances: { one: { identifier: "aurora-postgres-1", instanceClass: "db.r6g.16xlarge" } },
      },
      mysql: {
        identifier: "aurora-mysql",
        engine: "aurora-mysql",
        engineVersion: "8.0.mysql_aurora.3.10.0",
        binlogReplica: true,
        instances: { one: { identifier: "aurora-mysql-1", instanceClass: "db.r6g.16xlarge" } },
      },
      serverless: {
        identifier: "aurora-serverless",
        engine: "aurora-postgresql",
        engineVersion: "16.8",
        serverless: { minimumCapacity: 1, maximumCapacity: 8 },
        instances: {
          one: { identifier: "aurora-serverless-1", instanceClass: "db.serverless" },
          two: { identifier: "aurora-serverless-2", instanceClass: "db.t4g.medium" },
        },
      },
    },
    autoScaling: { workers: { name: "workers", minimumCapacity: 2 } },
    cloudfront: {
      main: { id: "E1ABCDEFGHIJKL", additionalMetrics: true, functions: { headers: { name: "headers" } } },
    },
    cognito: {
      users: {
        id: "ap-northeast-1_AbCdEfGhI",
        clients: {
          web: { id: "1h57kf5cpq17m0eml12EXAMPLE".toLowerCase(), identityProviders: { partner: { name: "partner" } } },
        },
      },
    },
    dynamodb: {
      sessions: {
        name: "sessions",
        billingMode: "PROVISIONED",
        readCapacity: 100,
        writeCapacity: 50,
        indexes: { byUser: { name: "by-user", readCapacity: 50, writeCapacity: 50 } },
        operations: { read: { operation: "GetItem", maximumLatency: 20 } },
        replicas: { osaka: { region: "ap-northeast-3" } },
        kinesisStream: { delegatedOperation: "ReplicateToKinesis", maximumDelay: 60 },
      },
    },
    ec2: { bastion: { instanceId: "i-0123456789abcdef0", volumes: { root: { volumeId: "vol-0123456789abcdef0" } } } },
    ecs: {
      fargate: {
        name: "fargate",
        services: {
          api: {
            name: "api",
            minimumTasks: 2,
            ebsVolume: true,
            serviceConnect: true,
            restartPolicy: true,
            containers: { app: { name: "app", software: { keycloak: "26.7.2" } } },
          },
        },
      },
      ec2: {
        name: "ec2",
        capacity: "EC2",
        services: {},
        containerInstances: {
          one: { instanceId: "i-0123456789abcdef0", containerInstanceId: "0123456789abcdef0123456789abcdef" },
        },
      },
    },
    efs: { shared: { id: "fs-0123456789abcdef0" } },
    elasticache: {
      sessions: {
        id: "sessions-001",
        engine: "valkey",
        nodeType: "cache.r7g.large",
        replica: true,
        nodes: { one: { id: "0001" } },
      },
    },
    eventBridge: {
      orders: { name: "orders", deadLetterQueue: true },
      partners: { name: "partners", eventBusName: "partners", deadLetterQueue: true },
    },
    firehose: { clicks: { name: "clicks" } },
    httpApi: {
      main: {
        id: "a1b2c3d4e5",
        stage: "$default",
        steadyTraffic: true,
        routes: { list: { resource: "/users", method: "GET" } },
      },
    },
    kinesis: { clicks: { name: "clicks", polled: true, consumers: { reader: { name: "reader" } } } },
    lambda: {
      sync: {
        name: "sync",
        timeout: 60,
        memory: 512,
        deadLetterQueue: true,
        destinations: true,
        streamRetentionHours: 24,
      },
    },
    logs: {
      api: {
        name: "/ecs/idp-prod/fargate/api",
        silentAfter: 30,
        signals: {
          errors: { pattern: anyOf("ERROR", "FATAL"), warn: 1, error: 10 },
          slow: { pattern: json(field("$.duration").above(3000)), warn: 5 },
        },
      },
    },
    natGateway: { a: { id: "nat-0123456789abcdef0" } },
    rds: {
      postgres: {
        identifier: "rds-postgres",
        engine: "postgres",
        engineVersion: "16.4",
        instanceClass: "db.m6g.16xlarge",
        allocatedStorage: 100,
        readReplica: true,
      },
      replica: {
        identifier: "rds-mysql",
        engine: "mysql",
        engineVersion: "8.4.6",
        instanceClass: "db.t4g.medium",
        allocatedStorage: 100,
        storageAutoscaling: true,
        readReplica: true,
      },
    },
    restApi: {
      main: {
        name: "main",
        stage: "prod",
        steadyTraffic: true,
        methods: { list: { resource: "/users", method: "GET" } },
      },
    },
    route53: { site: { id: "12345678-1234-1234-1234-123456789012" } },
    s3: {
      themes: {
        name: "themes",
        versioning: true,
        plannedSize: 10,
        requestMetrics: true,
        accessLogs: true,
        replications: { osaka: { destinationBucket: "themes-osaka", ruleId: "osaka" } },
      },
    },
    s3ObjectLambda: {
      resize: { name: "resize", dataSourceArn: "arn:aws:s3:ap-northeast-1:111122223333:accesspoint/images" },
    },
    scheduler: { nightly: { name: "nightly" } },
    sms: { japan: { country: "JP", type: "Transactional" } },
    sns: { orders: { name: "orders", steadyTraffic: true } },
    sqs: {
      orders: { name: "orders", steadyTraffic: true, deadLetterQueue: "ordersDead" },
      ordersDead: { name: "orders-dead", retention: 1209600 },
    },
    stepFunctions: {
      billing: { arn: "arn:aws:states:ap-northeast-1:111122223333:stateMachine:billing", watchFailures: true },
    },
    synthetics: { login: { name: "login" } },
    vpcEndpoint: {
      logs: {
        id: "vpce-0123456789abcdef0",
        vpcId: "vpc-0123456789abcdef0",
        serviceName: "com.amazonaws.ap-northeast-1.logs",
        subnets: { a: { id: "subnet-0123456789abcdef0" } },
      },
    },
    vpcEndpointService: {
      api: {
        id: "vpce-svc-0123456789abcdef0",
        loadBalancerArn:
          "arn:aws:elasticloadbalancing:ap-northeast-1:111122223333:loadbalancer/net/api/0123456789abcdef",
        zones: { a: { name: "ap-northeast-1a" } },
      },
    },
    vpn: { office: { id: "vpn-0123456789abcdef0", tunnels: { one: { ipAddress: "203.0.113.1" } } } },
    waf: { regional: { name: "regional" }, edge: { name: "edge", scope: "CLOUDFRONT" } },
    webSocketApi: {
      chat: { id: "f6g7h8i9j0", stage: "prod", steadyTraffic: true, routes: { send: { route: "send" } } },
    },
  },
} as const satisfies EnvironmentDefinition;

export const everyKind = () => defineEnvironment(everyKindDefinition);
