import type { Amendment, Supplement } from "./supplements.js";

interface Feature {
  readonly name: string;
  readonly status: string;
  readonly additionalConfiguration?: readonly Feature[];
}

const off = (name: string): Feature => ({ name, status: "DISABLED" });
const on = (name: string): Feature => ({ name, status: "ENABLED" });

/** What GuardDuty tells of a detector that was asked for nothing. */
const unasked: readonly Feature[] = [
  ...["CLOUD_TRAIL", "DNS_LOGS", "FLOW_LOGS"].map(on),
  ...["S3_DATA_EVENTS", "EKS_AUDIT_LOGS", "EBS_MALWARE_PROTECTION", "RDS_LOGIN_EVENTS", "LAMBDA_NETWORK_LOGS"].map(off),
  { ...off("EKS_RUNTIME_MONITORING"), additionalConfiguration: [off("EKS_ADDON_MANAGEMENT")] },
  {
    ...off("RUNTIME_MONITORING"),
    additionalConfiguration: ["EKS_ADDON_MANAGEMENT", "ECS_FARGATE_AGENT_MANAGEMENT", "EC2_AGENT_MANAGEMENT"].map(off),
  },
];

/** What is asked changes; everything else stays. */
const merged = (before: readonly Feature[], asked: readonly Feature[] = []): Feature[] =>
  before.map((feature) => {
    const change = asked.find(({ name }) => name === feature.name);
    if (!change) return feature;
    const parts = feature.additionalConfiguration;
    return {
      ...feature,
      ...change,
      ...(parts && { additionalConfiguration: merged(parts, change.additionalConfiguration) }),
    };
  });

const askedOf = (body: string) => (JSON.parse(body) as { readonly features?: readonly Feature[] }).features;

/**
 * The features of detectors: GuardDuty tells all of them, and an update leaves those that it does not name; the emulator tells those of
 * the last update.
 *
 * @see https://docs.aws.amazon.com/guardduty/latest/APIReference/API_GetDetector.html
 * @see https://docs.aws.amazon.com/guardduty/latest/APIReference/API_UpdateDetector.html
 */
export function guardDutyFeatures(): { readonly supplement: Supplement; readonly amendments: readonly Amendment[] } {
  const kept = new Map<string, readonly Feature[]>();
  return {
    supplement: {
      operation: /^POST \/detector\/([0-9a-f]+)$/,
      answer: ({ body }, [, id]) => {
        kept.set(id!, merged(kept.get(id!) ?? unasked, askedOf(body)));
        return undefined;
      },
    },
    amendments: [
      {
        operation: /^POST \/detector$/,
        amend: (answer, { body }) => {
          const { detectorId } = JSON.parse(answer) as { readonly detectorId: string };
          kept.set(detectorId, merged(unasked, askedOf(body)));
          return answer;
        },
      },
      {
        operation: /^GET \/detector\/[0-9a-f]+$/,
        amend: (answer, { operation }) => {
          const features = kept.get(operation.split("/").at(-1)!) ?? unasked;
          return JSON.stringify({ ...(JSON.parse(answer) as object), features });
        },
      },
    ],
  };
}
