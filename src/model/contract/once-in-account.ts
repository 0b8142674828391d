import { collectTargets, type Environment } from "../environment/index.js";
import { ecrRepositories } from "../inventory/ecr.js";
import { ecsClusters, ecsServices } from "../inventory/ecs.js";
import { hasInstances } from "./guard-duty.js";

interface OnceInAccount {
  /** What it does, for people. */
  readonly what: string;
  /** Whether the inventory has anything that it is for. */
  readonly applies: (environment: Environment) => boolean;
}

/**
 * What the policy switches on and an account and region has once: somebody else may have switched it on already, so it is never set
 * unasked, and who does not set it says why.
 */
export const onceInAccount = {
  ecrScanning: {
    what: "images scanned for vulnerabilities",
    applies: (environment) => collectTargets(environment, ecrRepositories).length > 0,
  },
  guardDuty: {
    what: "containers on Fargate watched by GuardDuty",
    applies: (environment) => {
      const fargate = collectTargets(environment, ecsClusters).filter(({ target }) => target.capacity === "FARGATE");
      return fargate.some(({ key }) => collectTargets(environment, ecsServices).some(({ keys }) => keys[0] === key));
    },
  },
  inspector: { what: "instances scanned for vulnerabilities by Inspector", applies: hasInstances },
} as const satisfies Record<string, OnceInAccount>;

export type OnceInAccountWord = keyof typeof onceInAccount;

export const onceInAccountWords = Object.keys(onceInAccount) as readonly OnceInAccountWord[];
