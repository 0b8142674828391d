import type { Environment } from "../environment/index.js";

interface Provision {
  /** The setting of the environment that provides it. */
  readonly setting: readonly string[];
  /** What that setting must be. */
  readonly right: string;
  readonly provided: (environment: Environment) => boolean;
}

/**
 * What alarms of the ops half need from the telemetry of the dev half. An alarm names what it requires; whether an
 * environment has it is decided here and nowhere else.
 */
export const requirements = {
  containerInsights: {
    setting: ["telemetry", "containerInsights"],
    right: '"enabled" or "enhanced"',
    provided: (environment) => environment.telemetry.containerInsights !== "disabled",
  },
  enhancedContainerInsights: {
    setting: ["telemetry", "containerInsights"],
    right: '"enhanced"',
    provided: (environment) => environment.telemetry.containerInsights === "enhanced",
  },
  enhancedMonitoring: {
    setting: ["telemetry", "enhancedMonitoring", "enabled"],
    right: "true",
    provided: (environment) => environment.telemetry.enhancedMonitoring.enabled,
  },
  lambdaInsights: {
    setting: ["telemetry", "lambdaInsights"],
    right: "true",
    provided: (environment) => environment.telemetry.lambdaInsights,
  },
  performanceInsights: {
    setting: ["telemetry", "performanceInsights", "enabled"],
    right: "true",
    provided: (environment) => environment.telemetry.performanceInsights.enabled,
  },
} as const satisfies Record<string, Provision>;

export type Requirement = keyof typeof requirements;

export const isRequirement = (word: string): word is Requirement => Object.hasOwn(requirements, word);
