import { logPattern, type EnvironmentDefinition } from "unyo";

/** Something of everything that an environment can say; docs/environment.md shows it part by part. */
export const shop: EnvironmentDefinition = {
  system: "shop",
  name: "prod",
  account: "111122223333",
  region: "ap-northeast-1",
  timeZone: "Asia/Tokyo",
  owners: {
    dev: { name: "shop-dev", resourceTypes: { aws_sqs_queue: "the queue that tickets are made from" } },
    ops: { name: "shop-ops" },
  },
  language: "en",
  tags: { CostCenter: "4711" },
  backend: {
    s3: {
      bucket: "shop-terraform-state",
      prefix: "operations",
      assumeRole: { dev: "arn:aws:iam::444455556666:role/state-dev", ops: "arn:aws:iam::444455556666:role/state-ops" },
    },
  },
  terraform: {
    awsProviderVersion: ">= 5.100.0, < 6.0.0",
    assumeRole: { dev: "arn:aws:iam::111122223333:role/shop-dev", ops: "arn:aws:iam::111122223333:role/shop-ops" },
    externalId: { ops: "shop-prod" },
    sessionTags: { ops: { Team: "shop-ops", Pipeline: "operations" } },
    transitiveTagKeys: { ops: ["Team"] },
  },
  roles: {
    permissionsBoundary: "arn:aws:iam::111122223333:policy/operations-boundary",
    path: "/operations/",
    namePrefix: "app-",
  },
  quotas: { lambdaConcurrency: 1000, smsMonthlySpend: 50 },
  telemetry: {
    logs: {
      retention: 180,
      measurementRetention: 90,
      archive: {
        retention: 3650,
        accessLogs: true,
        replication: {
          account: "444455556666",
          bucketName: "shop-logs-osaka-444455556666",
          region: "ap-northeast-3",
          storageClass: "GLACIER_IR",
          timeControl: true,
        },
      },
      athena: { scanLimit: 50 },
      sources: {
        "ecs.fargate/api": { retention: 365, containers: { bufferSize: 50, retryLimit: 20 } },
        "vpc.main/flow": { to: "s3" },
        "vpc.main/dns": { archive: false, logClass: "INFREQUENT_ACCESS" },
      },
      masks: { ecs: ["EmailAddress", "CreditCardNumber"] },
      maskFindings: { bucket: "shop-mask-findings" },
      groups: { batch: { name: "/shop/batch", monitoring: false, retention: 30 } },
    },
    accessLogs: { retention: 400, networkLoadBalancers: true },
    trafficLogs: { retention: 400, flowLogFormat: "parquet" },
    enhancedMonitoring: { interval: 15 },
    performanceInsights: { retention: 465 },
    databaseInsights: "advanced",
    containerInsights: "enhanced",
    ecrScanning: { type: "enhanced", continuous: ["shop/*"] },
    guardDuty: {
      off: { lambdaNetworkLogs: "functions speak to the account's own services alone, through endpoints" },
      findingPublishingFrequency: "ONE_HOUR",
      findingsExport: { retention: 3653 },
    },
    inspector: { also: ["LAMBDA"] },
    awsConfig: { retentionPeriodInDays: 2557, delivery: { retention: 3653 } },
    securityHub: {
      standards: {
        fsbp: { disabledControls: { "S3.9": "requests to buckets are in CloudTrail, as data events" } },
        cis300: {},
      },
    },
    accessAnalyzer: { unusedAccess: { unusedAccessAge: 180 } },
    macie: { findingPublishingFrequency: "ONE_HOUR", discoveryResults: { retention: 3653 } },
    trails: { main: { delivery: { retention: 3653, createKey: true }, insights: ["ApiErrorRateInsight"] } },
    manualOperations: {
      sessionManager: {
        adopt: true, // so each of them is said
        idleSessionTimeout: 15,
        maxSessionDuration: false,
        runAs: { defaultUser: "operator" },
        shellProfile: { linux: "exec bash" },
        s3: { bucketName: "shop-sessions", keyPrefix: "prod" },
        kmsKeyArn: false,
      },
      kmsKeyArn: "arn:aws:kms:ap-northeast-1:111122223333:key/12345678-1234-1234-1234-123456789012",
    },
  },
  differences: { "resources.ecs.*.services.*.minimumTasks": "stg carries no load" },
  backups: { periodic: { retention: 120 }, tag: { key: "Backup", value: "shop" } },
  patches: {
    groups: { bastion: {}, batch: { name: "batch servers" } },
    baselines: {
      linux: {
        operatingSystem: "AMAZON_LINUX_2023",
        groups: ["bastion", "batch"],
        rules: {
          security: {
            classification: ["Security"],
            severity: ["Critical", "Important"],
            approveAfterDays: 14, // dev and stg take them after seven
            complianceLevel: "HIGH",
          },
        },
        rejectedPatches: { "postgresql15-server*": "stg could not read its data with it" },
      },
    },
    windows: {
      nightly: { groups: ["bastion", "batch"], time: "04:00" },
      monthly: { groups: ["batch"], operation: "Install", day: "TUE", week: 3, time: "02:00", maxConcurrency: "25%" },
    },
  },
  privilegedUse: {
    trail: "the organization's trail, in its management account",
    networks: ["192.0.2.0/24", "2001:db8:1::/48"],
    adminPaths: { mode: "count" },
  },
  costs: {
    volumes: { "ecs.fargate/api": 40 },
    tasks: { "fargate/api": 3.5 },
    guardDuty: { managementEvents: 3, logs: 20, vcpus: 12, eksAuditEvents: 0 },
    inspector: { instances: 2, imageScans: 60, imageRescans: 900 },
    prices: { logIngested: 0.7, imageScan: 0.1 },
  },
  serviceLevels: {
    checkout: { alb: "main", objective: 99.9, window: 28 },
    checkoutTime: {
      alb: "main",
      objective: 99,
      within: 1.5,
      leastFailures: 10,
      off: { warn: "new; numbers are gathered" },
    },
    login: { synthetics: "login", objective: 99 },
  },
  parameters: {
    values: { "api/log-level": { value: "info", allowedPattern: "^(debug|info|warn)$" } },
    secrets: { "api/signing-key": { store: "parameterStore" } },
  },
  guardrails: {
    off: { minorUpgrades: "the team follows minor versions at once" },
    workingHours: { from: "08:00", to: "20:00" },
  },
  versions: {
    rules: { nodejs: { newest: { count: 2, longTermSupport: true } } },
    releases: { nodejs: [{ line: "28", since: "2027-10-26", longTermSupport: true }] },
  },
  alarms: {
    routes: {
      error: { receivers: { oncall: { email: "oncall@example.com" }, pager: { httpsVariable: "pager_url" } } },
      warn: {
        receivers: {
          team: { email: "team@example.com" },
          channel: { slack: { workspace: "T0123ABCD", channel: "C0123ABCD" } },
        },
        okNotices: false,
      },
      others: {
        owners: { receivers: { owners: { email: "owners@example.com" } } },
        database: {
          receivers: {
            databases: { email: "databases@example.com" },
            operations: {
              teams: {
                tenant: "12345678-1234-1234-1234-123456789012",
                team: "12345678-1234-1234-1234-123456789012",
                channel: "19%3ab6ef35dc342d56ba5654e6fc6d25a071%40thread.tacv2",
              },
            },
            pager: { lambda: "arn:aws:lambda:ap-northeast-1:111122223333:function:pager:live" },
            tickets: { sqs: "arn:aws:sqs:ap-northeast-1:111122223333:tickets" },
            audit: { lambda: "arn:aws:lambda:ap-northeast-1:444455556666:function:audit", permitted: true },
          },
          actions: {
            triage: { lambda: "arn:aws:lambda:ap-northeast-1:111122223333:function:triage" },
            ticket: { opsItem: { severity: 2, category: "Availability" } },
          },
          insufficientData: true,
        },
      },
    },
    heartbeat: { receivers: { watch: { httpsVariable: "heartbeat_url" } }, interval: 10 },
    dashboard: { name: "shop-overview", services: ["alb", "ecs", "aurora"] },
    spend: {
      estimatedCharges: 3000,
      budgets: {
        month: { limit: 3000, route: "owners" },
        shop: {
          limit: 2000,
          actual: [50, 80, 100],
          forecasted: [110],
          costAllocationTag: { key: "System", values: ["shop"] },
        },
      },
      anomalies: {
        totalImpact: 100,
        totalImpactPercentage: 40,
        monitorArn: "arn:aws:ce::111122223333:anomalymonitor/12345678-1234-1234-1234-123456789012",
        route: "owners",
      },
    },
    runbook: "https://runbooks.example.com/shop/{alarm}",
    name: "[{severity}] {system}-{environment} {service} {target} {row}",
    adopt: { "sqs.oldestMessageAge": { orders: { warn: "Orders wait" } } },
    overrides: {
      "aurora.*": { route: "database" },
      "ecs.cpuUtilization": { targets: { "fargate/api": { thresholds: { error: 90 } } } },
      "ecs.pendingTasks": { off: "the service scales in steps of twenty" },
      "alb.requests": { anomalyBand: 3 },
      "alb.responseTime": {
        statistic: "p99",
        leastSamples: 200,
        thresholds: { warn: 1.5, error: 4 },
        window: {
          warn: { period: 300, datapointsToAlarm: 3, evaluationPeriods: 4 },
          error: { period: 60, datapointsToAlarm: 3, evaluationPeriods: 5 },
        },
      },
      "lambda.duration": {
        thresholds: { warn: ({ timeout }) => timeout * 700 }, // milliseconds, of seconds
        because: "Runs are about to be cut off, and what they worked on is lost.",
        remedy: "Look for the slow call in the traces; raise the timeout if there is none.",
        runbook: "https://runbooks.example.com/functions/slow",
      },
      "sqs.backlog": { thresholds: { warn: 500 }, treatMissingData: "ignore" },
    },
    composites: {
      outage: {
        of: { "alb.*": ["main"], "ecs.runningTaskCount": ["fargate/api"] },
        suppressor: { alarm: "shop-deploying", waitPeriod: 120, extensionPeriod: 300 },
        because: "The shop is down.",
      },
      jobs: {
        of: { "sqs.oldestMessageAge": "all", "lambda.errors": "all" },
        when: { atLeast: 2 },
        severity: "warn",
        children: "told",
      },
    },
    off: { vpn: "the tunnel is watched by the provider" },
    without: { lambdaInsights: "the functions are too many for its price" },
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
            zones: { a: { name: "ap-northeast-1a" }, c: { name: "ap-northeast-1c" } },
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
        logExports: { off: { general: "statements carry addresses of customers; the slow query log is enough" } },
      },
    },
    autoScaling: { workers: { name: "workers", minimumCapacity: 2 } },
    cloudTrail: { main: { name: "management" } },
    cloudfront: {
      main: { id: "E1ABCDEFGHIJKL", additionalMetrics: true, functions: { headers: { name: "headers" } } },
    },
    cognito: {
      users: {
        id: "ap-northeast-1_AbCdEfGhI",
        clients: {
          web: { id: "1h57kf5cpq17m0eml12example", identityProviders: { partner: { name: "partner" } } },
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
    ecr: { api: { name: "shop/api", lifecycle: { untaggedDays: 7, keepImages: 50 } } },
    ecs: {
      fargate: {
        name: "fargate",
        services: {
          api: {
            name: "api",
            minimumTasks: 2,
            ebsVolume: true,
            serviceConnect: true,
            containers: { app: { name: "app" } },
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
    kinesis: { clicks: { name: "clicks", consumers: { reader: { name: "reader" } } } },
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
          errors: { pattern: logPattern.anyOf("ERROR", "FATAL"), warn: 1, error: 10 },
          slow: { pattern: logPattern.json(logPattern.field("$.duration").above(3000)), warn: 5 },
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
    synthetics: { login: { name: "login", interval: 1 } },
    vpc: { main: { id: "vpc-0123456789abcdef0", flowLogs: "REJECT", flowLogInterval: 60 } },
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
};
