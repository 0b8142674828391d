import { defineEnvironment } from "../app/define-environment.js";
import { idp, keycloakParameters } from "./idp.js";

/** Production: the full policy, Japanese texts for the team on call. */
export const prod = () =>
  defineEnvironment({
    ...idp,
    name: "prod",
    account: "111122223333",
    language: "ja",
    backend: { s3: { bucket: "idp-prod-terraform-state", prefix: "operations" } },
    resources: {
      ecs: {
        main: {
          name: "idp-prod",
          services: {
            keycloak: {
              name: "keycloak",
              minimumTasks: 3,
              containers: {
                keycloak: { name: "keycloak", software: { keycloak: "26.7.2" } },
                logRouter: { name: "log-router" },
              },
            },
            portal: {
              name: "portal",
              minimumTasks: 2,
              ephemeralStorage: 40,
              containers: { node: { name: "node", software: { nodejs: "24.19.0" } } },
            },
          },
        },
      },
      aurora: {
        main: {
          identifier: "idp-prod",
          engine: "aurora-postgresql",
          engineVersion: "15.10",
          deletionProtection: true,
          autoMinorVersionUpgrade: false,
          maintenanceWindow: "mon:18:00-mon:18:30",
          instances: {
            writer: { identifier: "idp-prod-1", instanceClass: "db.r6g.xlarge" },
            reader: { identifier: "idp-prod-2", instanceClass: "db.r6g.xlarge" },
          },
        },
      },
      alb: {
        main: {
          arnSuffix: "app/idp-prod/3d4e5f60718293a4",
          targetGroups: {
            keycloak: { arnSuffix: "targetgroup/idp-prod-keycloak/2a3b4c5d6e7f8091", minimumHealthyTargets: 3 },
            portal: { arnSuffix: "targetgroup/idp-prod-portal/3a4b5c6d7e8f90a1", minimumHealthyTargets: 2 },
          },
        },
      },
      acm: {
        login: {
          arn: "arn:aws:acm:ap-northeast-1:111122223333:certificate/7f8091a2-b3c4-4d5e-8f60-718293a4b5c6",
        },
      },
      waf: {
        main: {
          name: "idp-prod",
          arn: "arn:aws:wafv2:ap-northeast-1:111122223333:regional/webacl/idp-prod/5c6d7e8f-9a0b-4c1d-8e2f-3a4b5c6d7e8f",
        },
      },
      dynamodb: {
        sessions: { name: "idp-prod-sessions", indexes: { byUser: { name: "by-user" } } },
        tenants: { name: "idp-prod-tenants", billingMode: "PROVISIONED", readCapacity: 200, writeCapacity: 50 },
      },
      sqs: {
        userEvents: { name: "idp-prod-user-events", deadLetterQueue: "userEventsDead", steadyTraffic: true },
        userEventsDead: { name: "idp-prod-user-events-dead", retention: 1209600 },
      },
      lambda: {
        userSync: {
          name: "idp-prod-user-sync",
          runtime: "nodejs24.x",
          timeout: 60,
          memory: 1024,
          reservedConcurrency: 50,
          architecture: "arm64",
          expectedEvery: 15, // minutes: a schedule runs it
        },
      },
      s3: { themes: { name: "idp-prod-themes", plannedSize: 50, versioning: true } },
      synthetics: { login: { name: "idp-prod-login", interval: 1 } }, // a login, tried from outside
      cloudTrail: { audit: { name: "idp-prod-audit" } },
      ecr: { keycloak: { name: "idp/keycloak" }, portal: { name: "idp/portal" } },
    },
    telemetry: {
      logs: {
        retention: 365,
        measurementRetention: 120, // of Container and Lambda Insights, CloudWatch keeps the figures as metrics besides
        archive: {},
        sources: { "aurora.main/iam-db-auth-error": { audit: true } },
        groups: { adminAudit: { name: "/idp/prod/admin-audit", retention: 3653, audit: true } },
      },
      enhancedMonitoring: { interval: 15 },
      performanceInsights: { retention: 31 },
      ecrScanning: { type: "enhanced" },
      guardDuty: { findingsExport: {} },
      manualOperations: {},
    },
    backups: {
      lock: { minimumRetention: 7 },
      restoreTest: { overrides: { aurora: { dbSubnetGroupName: "idp-prod-restore-test" } } },
    },
    privilegedUse: {
      networks: ["192.0.2.0/24", "2001:db8:1::/48"],
      breakGlassRoles: { admin: "arn:aws:iam::111122223333:role/break-glass" },
    },
    parameters: {
      values: keycloakParameters({ "keycloak/hostname": "id.example.com", "keycloak/logLevel": "INFO" }),
      secrets: { "keycloak/adminPassword": { description: "First administrator of the master realm" } },
      handOver: true,
    },
    serviceLevels: { login: { alb: "main", objective: 99.9 } },
    alarms: {
      routes: {
        error: { receivers: { operators: { email: "idp-ops@example.com" }, pager: { httpsVariable: "pager_url" } } },
        warn: { receivers: { operators: { email: "idp-ops@example.com" } }, okNotices: false },
      },
      dashboard: {},
      runbook: "https://runbooks.example.com/idp/{alarm}",
      overrides: {
        "ecs.cpuUtilization": { targets: { "main/portal": { thresholds: { error: 90 } } } },
        "aurora.networkReceiveThroughput": { thresholds: { warn: 125_000_000 } }, // 80 % of the class's baseline
        "aurora.networkTransmitThroughput": { thresholds: { warn: 125_000_000 } },
        "aurora.storageNetworkThroughput": { thresholds: { warn: 125_000_000, error: 140_000_000 } },
      },
    },
  });
