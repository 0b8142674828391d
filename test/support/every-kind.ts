import { withResources } from "./environment.js";

/** One environment in which every row of the catalogue has a target. */
export const everyKind = () =>
  withResources({
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
        engineVersion: "8.0",
        binlogReplica: true,
        instances: { one: { identifier: "aurora-mysql-1", instanceClass: "db.r6g.16xlarge" } },
      },
    },
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
  });
