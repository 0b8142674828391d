import { defineEnvironment } from "../app/define-environment.js";
import { idp, keycloakParameters } from "./idp.js";

/** Where releases are tried: shaped like production, smaller. */
export const stg = () =>
  defineEnvironment({
    ...idp,
    name: "stg",
    account: "777788889999",
    differences: {
      backups: "Staging's backups are not locked, and restored by hand.",
      "parameters.values.keycloak/hostname": "Each environment has a host name of its own.",
      "resources.acm": "The certificate of staging renews by itself, and nobody waits for it.",
      "alarms.routes": "Nobody is on call for staging.",
      language: "Staging is watched by the dev team too.",
      "monitoring.alb": "Staging runs fewer tasks.",
      "monitoring.aurora": "Staging runs smaller instances.",
      "monitoring.ecr": "Staging has its images scanned when they are pushed, not again and again.",
      "monitoring.ecs": "Staging runs fewer tasks.",
      "monitoring.health": "Staging has nothing in us-east-1.",
      "monitoring.keycloak": "Staging holds no users, and its administrators are not watched.",
      "monitoring.logArchive": "Staging keeps no audit logs.",
      "monitoring.lambda": "Staging runs smaller functions.",
      "monitoring.notification": "Staging tells of fewer events, in one region.",
      "monitoring.privilegedUse": "Staging holds no users, and its administrators are not watched.",
      "monitoring.sqs": "Nobody uses staging at night.",
      "monitoring.s3": "Staging holds less data.",
      privilegedUse: "Staging holds no users, and its administrators are not watched.",
      "resources.cloudTrail": "Production alone has a trail of its own.",
      "resources.alb": "Staging runs fewer tasks.",
      "resources.aurora": "Staging runs smaller instances.",
      "resources.dynamodb": "Staging has no tenants of its own.",
      "resources.ecs": "Staging runs fewer and smaller tasks.",
      "serviceLevels.login": "Nobody is promised anything of staging.",
      "resources.lambda": "Staging runs smaller functions.",
      "resources.sqs": "Nobody uses staging at night.",
      "resources.s3": "Staging holds less data.",
      "resources.synthetics": "Nobody logs in to staging from outside.",
      telemetry: "Staging keeps less telemetry.",
    },
    resources: {
      ecs: {
        main: {
          name: "idp-stg",
          services: {
            keycloak: {
              name: "keycloak",
              minimumTasks: 2,
              containers: { keycloak: { name: "keycloak", software: { keycloak: "26.7.2" } } },
            },
            portal: {
              name: "portal",
              minimumTasks: 1,
              containers: { node: { name: "node", software: { nodejs: "24.19.0" } } },
            },
          },
        },
      },
      aurora: {
        main: {
          identifier: "idp-stg",
          engine: "aurora-postgresql",
          engineVersion: "15.10",
          deletionProtection: true,
          autoMinorVersionUpgrade: false,
          maintenanceWindow: "mon:18:00-mon:18:30",
          instances: {
            writer: { identifier: "idp-stg-1", instanceClass: "db.t4g.large" },
            reader: { identifier: "idp-stg-2", instanceClass: "db.t4g.large" },
          },
        },
      },
      alb: {
        main: {
          arnSuffix: "app/idp-stg/2d3e4f5061728394",
          targetGroups: {
            keycloak: { arnSuffix: "targetgroup/idp-stg-keycloak/1a2b3c4d5e6f7081", minimumHealthyTargets: 2 },
          },
        },
      },
      waf: {
        main: {
          name: "idp-stg",
          arn: "arn:aws:wafv2:ap-northeast-1:777788889999:regional/webacl/idp-stg/6d7e8f9a-0b1c-4d2e-9f3a-4b5c6d7e8f9a",
        },
      },
      dynamodb: { sessions: { name: "idp-stg-sessions" } },
      sqs: {
        userEvents: { name: "idp-stg-user-events", deadLetterQueue: "userEventsDead" },
        userEventsDead: { name: "idp-stg-user-events-dead", retention: 1209600 },
      },
      lambda: {
        userSync: { name: "idp-stg-user-sync", runtime: "nodejs24.x", timeout: 60, memory: 512, architecture: "arm64" },
      },
      s3: { themes: { name: "idp-stg-themes", plannedSize: 10, versioning: true } },
      ecr: { keycloak: { name: "idp/keycloak" }, portal: { name: "idp/portal" } },
    },
    telemetry: {
      ecrScanning: { type: "basic" },
      guardDuty: { findingsExport: {} },
      containerInsightsDefault: false, // one for the whole account; who set the account up keeps it
      logs: {
        archive: {},
        sources: { enhancedMonitoring: { managed: false }, lambdaInsights: { managed: false } }, // likewise
      },
    },
    backups: {},
    parameters: {
      values: keycloakParameters({ "keycloak/hostname": "id.stg.example.com", "keycloak/logLevel": "INFO" }),
      secrets: { "keycloak/adminPassword": { description: "First administrator of the master realm" } },
      handOver: true,
    },
    alarms: {
      routes: {
        error: { receivers: { operators: { email: "idp-ops@example.com" } } },
        warn: { receivers: { operators: { email: "idp-ops@example.com" } }, okNotices: false },
      },
      dashboard: {},
      runbook: "https://runbooks.example.com/idp/{alarm}",
    },
  });
