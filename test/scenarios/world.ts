import { defineEnvironment, type DefinedEnvironment, type EnvironmentDefinition } from "../../src/index.js";
import { everyKindDefinition } from "../support/every-kind.js";

const { resources } = everyKindDefinition;

/** Targets that may rest: Aurora Serverless that pauses, a service that scales to no task. */
export const restingTargets = ["aurora nightly", "aurora nightly/one", "ecs fargate/batch", "ecs fargate/batch/app"];

const definition = {
  ...everyKindDefinition,
  resources: {
    ...resources,
    aurora: {
      ...resources.aurora,
      nightly: {
        identifier: "nightly",
        engine: "aurora-postgresql",
        engineVersion: "16.8",
        serverless: { minimumCapacity: 0, maximumCapacity: 8 },
        instances: { one: { identifier: "nightly-1", instanceClass: "db.serverless" } },
      },
    },
    ecs: {
      ...resources.ecs,
      fargate: {
        ...resources.ecs.fargate,
        services: {
          ...resources.ecs.fargate.services,
          batch: { name: "batch", minimumTasks: 0, containers: { app: { name: "app" } } },
        },
      },
    },
  },
} as const satisfies EnvironmentDefinition;

/** For rows whose threshold the inventory cannot tell. */
const given = { warn: 1, error: 2 } as const;
const givenOfRow: Readonly<Record<string, number>> = { "waf.blockedRequests": 1000, "waf.blockedRequestsAtEdge": 1000 };

interface Override {
  readonly on?: true;
  readonly route?: string;
  targets?: Record<string, { thresholds: Record<string, number> }>;
}

/** An environment in which every row has a target, and where something may rest a target that does. */
export const world = (): DefinedEnvironment => {
  const overrides: Record<string, Override> = { ...definition.alarms.overrides };
  const { needsValue } = defineEnvironment(definition).monitoring;
  for (const { id, target, severity } of needsValue) {
    const override = (overrides[id] ??= {});
    const targets = (override.targets ??= {});
    targets[target] = { thresholds: { ...targets[target]?.thresholds, [severity]: givenOfRow[id] ?? given[severity] } };
  }
  return defineEnvironment({
    ...definition,
    alarms: { ...definition.alarms, overrides },
  } as EnvironmentDefinition);
};
