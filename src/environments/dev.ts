import { defineEnvironment } from "../app/define-environment.js";
import { idp, keycloakParameters } from "./idp.js";

/** Where developers work: small, one of everything, nobody is woken. */
export const dev = () =>
  defineEnvironment({
    ...idp,
    name: "dev",
    account: "444455556666",
    guardrails: {
      off: {
        deletionProtection: "Development is made anew at will.",
        minorUpgrades: "Development takes minor versions first, before staging and production.",
      },
    },
    resources: {
      ecs: {
        main: {
          name: "idp-dev",
          services: {
            keycloak: {
              name: "keycloak",
              minimumTasks: 1,
              containers: { keycloak: { name: "keycloak", software: { keycloak: "26.7.2" } } },
            },
            portal: {
              name: "portal",
              minimumTasks: 0,
              containers: { node: { name: "node", software: { nodejs: "24.19.0" } } },
            },
          },
        },
      },
      aurora: {
        main: {
          identifier: "idp-dev",
          engine: "aurora-postgresql",
          engineVersion: "15.10",
          deletionProtection: false,
          autoMinorVersionUpgrade: true,
          maintenanceWindow: "mon:18:00-mon:18:30",
          serverless: { minimumCapacity: 0.5, maximumCapacity: 4 },
          instances: { writer: { identifier: "idp-dev-1", instanceClass: "db.serverless" } },
        },
      },
      alb: {
        main: {
          arnSuffix: "app/idp-dev/1d2e3f4051627384",
          targetGroups: {
            keycloak: { arnSuffix: "targetgroup/idp-dev-keycloak/0a1b2c3d4e5f6071", minimumHealthyTargets: 1 },
          },
        },
      },
      waf: { main: { name: "idp-dev" } },
      dynamodb: { sessions: { name: "idp-dev-sessions" } },
      sqs: {
        userEvents: { name: "idp-dev-user-events", deadLetterQueue: "userEventsDead" },
        userEventsDead: { name: "idp-dev-user-events-dead", retention: 1209600 },
      },
      lambda: {
        userSync: { name: "idp-dev-user-sync", runtime: "nodejs24.x", timeout: 60, memory: 512, architecture: "arm64" },
      },
      s3: { themes: { name: "idp-dev-themes", versioning: true } },
      ecr: { keycloak: { name: "idp/keycloak" }, portal: { name: "idp/portal" } },
    },
    telemetry: {
      containerInsightsDefault: false, // one for the whole account; who set the account up keeps it
      logs: { sources: { enhancedMonitoring: { managed: false }, lambdaInsights: { managed: false } } }, // likewise
      containerInsights: "enabled",
      ecrScanning: { type: "basic" },
      guardDuty: {},
    },
    backups: { copy: { off: "Data of development can be made again." } },
    parameters: {
      values: keycloakParameters({ "keycloak/hostname": "id.dev.example.com", "keycloak/logLevel": "DEBUG" }),
      secrets: { "keycloak/adminPassword": { description: "First administrator of the master realm" } },
      handOver: true,
    },
    alarms: {
      routes: {
        error: { receivers: { developers: { email: "idp-dev@example.com" } }, okNotices: false },
        warn: { receivers: { developers: { email: "idp-dev@example.com" } }, okNotices: false },
      },
      dashboard: {},
      without: {
        enhancedContainerInsights: "metrics of single tasks are not worth their cost in dev",
      },
    },
  });
