import { dbInstance, withResources } from "../support/environment.js";
import { refusal } from "../support/errors.js";

const api = { id: "a1b2c3d4e5", stage: "prod" };
const cluster = (instances: object, identifier = "main") => ({
  identifier,
  engine: "aurora-postgresql",
  engineVersion: "15.10",
  instances,
});
const instance = (identifier: string) => ({ identifier, instanceClass: "db.r6g.large" });
const service = (containers: object) => ({ name: "api", minimumTasks: 1, containers });

/** Two entries, one and two, that are alike. */
const alike = (entry: object) => ({ one: entry, two: entry });

describe("no two things of an inventory are one thing in AWS:", () => {
  test.each<[string, object, string]>([
    [
      "containers",
      { ecs: { main: { name: "main", services: { api: service(alike({ name: "app" })) } } } },
      'ecs.main.services.api.containers.two.name: "app"',
    ],
    [
      "container instances",
      {
        ecs: {
          main: {
            name: "main",
            services: {},
            containerInstances: alike({
              instanceId: "i-0123456789abcdef0",
              containerInstanceId: "0123456789abcdef0123456789abcdef",
            }),
          },
        },
      },
      'ecs.main.containerInstances.two.containerInstanceId: "0123456789abcdef0123456789abcdef"',
    ],
    [
      "cache nodes",
      {
        elasticache: {
          main: { id: "main", engine: "valkey", nodeType: "cache.r7g.large", nodes: alike({ id: "0001" }) },
        },
      },
      'elasticache.main.nodes.two.id: "0001"',
    ],
    [
      "consumers",
      { kinesis: { clicks: { name: "clicks", consumers: alike({ name: "reader" }) } } },
      'kinesis.clicks.consumers.two.name: "reader"',
    ],
    [
      "indexes",
      { dynamodb: { table: { name: "table", indexes: alike({ name: "by-user" }) } } },
      'dynamodb.table.indexes.two.name: "by-user"',
    ],
    [
      "operations",
      { dynamodb: { table: { name: "table", operations: alike({ operation: "Scan", maximumLatency: 5 }) } } },
      'dynamodb.table.operations.two.operation: "Scan"',
    ],
    [
      "volumes",
      { ec2: { host: { instanceId: "i-0123456789abcdef0", volumes: alike({ volumeId: "vol-0123456789abcdef0" }) } } },
      'ec2.host.volumes.two.volumeId: "vol-0123456789abcdef0"',
    ],
    [
      "tunnels",
      { vpn: { office: { id: "vpn-0123456789abcdef0", tunnels: alike({ ipAddress: "203.0.113.1" }) } } },
      'vpn.office.tunnels.two.ipAddress: "203.0.113.1"',
    ],
    ["HTTP APIs", { httpApi: alike(api) }, 'httpApi.two.id: "a1b2c3d4e5" with stage "prod"'],
    ["WebSocket APIs", { webSocketApi: alike(api) }, 'webSocketApi.two.id: "a1b2c3d4e5" with stage "prod"'],
    ["REST APIs", { restApi: alike({ name: "main", stage: "prod" }) }, 'restApi.two.name: "main" with stage "prod"'],
    [
      "rules of a bus",
      { eventBridge: alike({ name: "orders", eventBusName: "partners" }) },
      'eventBridge.two.name: "orders" with eventBusName "partners"',
    ],
    [
      "routes",
      { httpApi: { main: { ...api, routes: alike({ resource: "/users", method: "GET" }) } } },
      'httpApi.main.routes.two.resource: "/users" with method "GET"',
    ],
  ])("%s", (_, resources, path) => {
    expect(refusal({ resources })).toBe(`prod.resources.${path} is the name of "one" already`);
  });

  test.each<[string, object, string]>([
    [
      "instances of two clusters",
      { aurora: { a: cluster({ w: instance("db-1") }, "a"), b: cluster({ w: instance("db-1") }, "b") } },
      'aurora.b.instances.w.identifier: "db-1" is the DB instance of resources.aurora.a.instances.w.identifier already',
    ],
    [
      "instances of RDS and Aurora",
      { aurora: { main: cluster({ w: instance("jobs") }) }, rds: { jobs: dbInstance } },
      'rds.jobs.identifier: "jobs" is the DB instance of resources.aurora.main.instances.w.identifier already',
    ],
    [
      "APIs of two kinds",
      { httpApi: { main: api }, webSocketApi: { chat: api } },
      'webSocketApi.chat.id: "a1b2c3d4e5/prod" is the API stage of resources.httpApi.main.id already',
    ],
    [
      "REST APIs of two names",
      { restApi: { a: { ...api, name: "a" }, b: { ...api, name: "b" } } },
      'restApi.b.id: "a1b2c3d4e5/prod" is the API stage of resources.restApi.a.id already',
    ],
  ])("%s", (_, resources, line) => {
    expect(refusal({ resources }).split("\n")).toContain(`prod.resources.${line}`);
  });

  test("but stages of one API, and rules of two buses, are two", () => {
    const resources = {
      restApi: { prod: { name: "main", ...api }, test: { name: "main", ...api, stage: "test" } },
      httpApi: { prod: { ...api, id: "h1h2h3h4" }, test: { ...api, id: "h1h2h3h4", stage: "test" } },
      eventBridge: { here: { name: "orders" }, there: { name: "orders", eventBusName: "partners" } },
    };
    const names = withResources(resources).monitoring.alarms.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe("no two things that an environment makes have one name:", () => {
  const ecs = { main: { name: "main", services: { api: service({}) } } };
  const backend = { s3: { bucket: "our-bucket" } };

  test.each<[string, object, string]>([
    [
      "the archive and the state",
      { backend, resources: { ecs }, telemetry: { logs: { archive: { bucketName: "our-bucket" } } } },
      'telemetry.logs.archive.bucketName: "our-bucket" is the bucket of Terraform\'s state already',
    ],
    [
      "a foreign archive and the state",
      {
        backend,
        telemetry: { logs: { foreignArchive: { bucketName: "our-bucket", account: "777788889999" } } },
      },
      'telemetry.logs.foreignArchive.bucketName: "our-bucket" is the bucket of Terraform\'s state already',
    ],
    [
      "results of queries and the archive",
      {
        resources: { ecs },
        telemetry: { logs: { archive: { bucketName: "logs" }, athena: { resultsBucketName: "logs" } } },
      },
      'telemetry.logs.athena.resultsBucketName: "logs" is the bucket of the archive already',
    ],
    [
      "results of queries and the state",
      {
        backend,
        resources: { ecs },
        telemetry: { logs: { archive: {}, athena: { resultsBucketName: "our-bucket" } } },
      },
      'telemetry.logs.athena.resultsBucketName: "our-bucket" is the bucket of Terraform\'s state already',
    ],
    [
      "a log group and that of Firehose's errors",
      { telemetry: { logs: { archive: {}, groups: { errors: { name: "/aws/kinesisfirehose/idp-prod-logs" } } } } },
      'telemetry.logs.groups.errors.name: "/aws/kinesisfirehose/idp-prod-logs" is the log group of Firehose\'s errors already',
    ],
    [
      "a log group and that of a source",
      { resources: { ecs }, telemetry: { logs: { groups: { api: { name: "/ecs/idp-prod/main/api" } } } } },
      'telemetry.logs.groups.api.name: "/ecs/idp-prod/main/api" is the log group of ecs.main/api already',
    ],
    [
      "roles, whose names IAM does not tell apart by case",
      {
        resources: { rds: { jobs: dbInstance } },
        telemetry: { logs: { archive: {} }, enhancedMonitoring: { roleName: "IDP-prod-logs-writer" } },
      },
      'telemetry.enhancedMonitoring.roleName: "IDP-prod-logs-writer" is the role of the archive already',
    ],
  ])("%s", (_, change, line) => {
    expect(refusal(change as Record<string, unknown>)).toBe(`prod.${line}`);
  });
});

describe("the name of a log group that AWS chooses cannot be changed:", () => {
  const ecs = { main: { name: "main", services: {} } };
  const lambda = { sync: { name: "sync", timeout: 60, memory: 512 } };
  test.each<[string, object, string]>([
    ["enhancedMonitoring", { rds: { jobs: dbInstance } }, "RDSOSMetrics"],
    ["rds.jobs/postgresql", { rds: { jobs: dbInstance } }, "/aws/rds/instance/jobs/postgresql"],
    ["aurora.main/postgresql", { aurora: { main: cluster({}) } }, "/aws/rds/cluster/main/postgresql"],
    ["containerInsights.main", { ecs }, "/aws/ecs/containerinsights/main/performance"],
    ["lambdaInsights", { lambda }, "/aws/lambda-insights"],
    [
      "restApi.main/execution",
      { restApi: { main: { name: "main", ...api } } },
      "API-Gateway-Execution-Logs_a1b2c3d4e5/prod",
    ],
  ])("%s", (source, resources, name) => {
    const of = (given: string) => ({ resources, telemetry: { logs: { sources: { [source]: { name: given } } } } });
    const path = /[./]/.test(source) ? `["${source}"]` : `.${source}`;
    expect(refusal(of("/ours"))).toBe(
      `prod.telemetry.logs.sources${path}.name: "/ours" would stay empty: AWS writes this log to "${name}" only; leave name out`,
    );
    expect(() => refusal(of(name))).toThrow("The definition is accepted");
  });
});
