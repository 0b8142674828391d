import type { GuardDutyUsage, InspectorUsage } from "../../model/environment/cost-usage.js";
import { guardDutyOf } from "../../model/contract/guard-duty.js";
import { shortList, type Environment } from "../../model/environment/index.js";
import type { Prices } from "../../model/facts/prices.js";
import type { Counted } from "./counted.js";

type GuardDutyPlan = keyof NonNullable<ReturnType<typeof guardDutyOf>>["off"];

/** What GuardDuty counts, what it is charged by, and the plan that looks at it. */
const guardDutyUsage: readonly (readonly [word: keyof GuardDutyUsage, price: keyof Prices, plan?: GuardDutyPlan])[] = [
  ["managementEvents", "guardDutyEvents"],
  ["logs", "guardDutyLogs"],
  ["s3Events", "guardDutyS3Events", "s3DataEvents"],
  ["eksAuditEvents", "guardDutyEksEvents", "eksAuditLogs"],
  ["lambdaLogs", "guardDutyLambdaLogs", "lambdaNetworkLogs"],
  ["vcpus", "guardDutyRuntime", "runtimeMonitoring"],
  ["databaseVcpus", "guardDutyDatabase", "rdsLoginEvents"],
  ["databaseAcus", "guardDutyServerless", "rdsLoginEvents"],
  ["volumesScanned", "guardDutyVolumes", "ebsMalwareProtection"],
];

type Scanning = "inspector" | "ecrScanning";

/** What Inspector counts, what it is charged by, and the setting that switches it on. */
const inspectorUsage: readonly (readonly [word: keyof InspectorUsage, price: keyof Prices, by: Scanning])[] = [
  ["instances", "inspectorInstance", "inspector"],
  ["imageScans", "imageScan", "ecrScanning"],
  ["imageRescans", "imageRescan", "ecrScanning"],
];

/** Something that GuardDuty or Inspector counts. */
interface Usage {
  readonly subject: "GuardDuty" | "Inspector";
  /** `["guardDuty", "s3Events"]`, under `costs`. */
  readonly path: readonly [group: "guardDuty" | "inspector", word: string];
  readonly price: keyof Prices;
  /** How much of it somebody said there is. */
  readonly amount: number | undefined;
  /** Why there is none of it here. */
  readonly absent: string | undefined;
}

export function scannerUsage(environment: Environment): readonly Usage[] {
  const { costs, telemetry } = environment;
  const { inspector, ecrScanning } = telemetry;
  const guardDuty = guardDutyOf(environment);
  const notGiven = (setting: string) => `telemetry.${setting} would switch that on, and is not given`;
  const othersOr = (word: "guardDuty" | Scanning, otherwise: string) =>
    telemetry[word]?.managed === false ? `telemetry.${word}.managed: false leaves that to somebody else` : otherwise;
  const offPlan = (plan: GuardDutyPlan | undefined) =>
    plan !== undefined && guardDuty?.off[plan] !== undefined
      ? `telemetry.guardDuty.off.${plan} switches that off`
      : undefined;
  const absent = {
    inspector: inspector?.managed ? undefined : othersOr("inspector", notGiven("inspector")),
    ecrScanning:
      ecrScanning?.managed && ecrScanning.type === "enhanced"
        ? undefined
        : othersOr("ecrScanning", notGiven('ecrScanning: { type: "enhanced" }')),
  };
  return [
    ...guardDutyUsage.map(([word, price, plan]): Usage => ({
      subject: "GuardDuty",
      path: ["guardDuty", word],
      price,
      amount: costs.guardDuty[word],
      absent: guardDuty === undefined ? othersOr("guardDuty", notGiven("guardDuty")) : offPlan(plan),
    })),
    ...inspectorUsage.map(([word, price, by]): Usage => ({
      subject: "Inspector",
      path: ["inspector", word],
      price,
      amount: costs.inspector[word],
      absent: absent[by],
    })),
  ];
}

/** What GuardDuty and Inspector look at, as far as somebody said how much it is. */
export const ofScanners = (environment: Environment): Counted[] =>
  scannerUsage(environment).flatMap(({ subject, price, amount, absent }) =>
    amount === undefined || absent !== undefined
      ? []
      : [{ subject, price, quantity: amount, region: environment.region }],
  );

/** What they look at and nobody said how much it is. */
export const untoldScanners = (environment: Environment): string[] =>
  (["guardDuty", "inspector"] as const).flatMap((group) => {
    const untold = scannerUsage(environment).filter(
      ({ path, amount, absent }) => path[0] === group && amount === undefined && absent === undefined,
    );
    const [first] = untold;
    if (first === undefined) return [];
    return [`${first.subject} without a figure in costs.${group}: ${shortList(untold.map(({ path }) => path[1]))}`];
  });
