import { defineEnvironment, type DefinedEnvironment, type EnvironmentDefinition } from "../../src/index.js";

/** The least that an environment must say. */
export const least = {
  system: "idp",
  name: "prod",
  account: "111122223333",
  region: "ap-northeast-1",
  timeZone: "Asia/Tokyo",
  owners: { dev: { name: "builders" }, ops: { name: "operators" } },
  alarms: {
    routes: {
      error: { receivers: { operators: { email: "ops@example.com" } } },
      warn: { receivers: { operators: { email: "ops@example.com" } } },
    },
  },
} as const satisfies EnvironmentDefinition;

/** A DB instance, where a test needs one and does not care which. */
export const dbInstance = {
  identifier: "jobs",
  engine: "postgres",
  engineVersion: "16.4",
  instanceClass: "db.m6g.large",
  allocatedStorage: 20,
} as const;

/** An environment with some resources, and everything else at its default. */
export const withResources = (
  resources: EnvironmentDefinition["resources"],
  rest: Partial<EnvironmentDefinition> = {},
): DefinedEnvironment => defineEnvironment({ ...least, ...rest, resources });
