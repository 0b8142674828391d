import { randomUUID } from "node:crypto";
import type { Amendment, Answer, Supplement } from "./supplements.js";

interface Setting {
  readonly name: string;
  readonly status: string;
}

interface Feature extends Setting {
  readonly additionalConfiguration?: readonly Setting[];
}

const json = (body: unknown, status = 200): Answer => ({
  status,
  type: "application/json",
  body: JSON.stringify(body),
});
const badRequest = (message: string) => json({ __type: "BadRequestException", message }, 400);

/** All that a detector has that says nothing of it: on, but Runtime Monitoring. */
const atFirst: readonly Feature[] = [
  ...["CLOUD_TRAIL", "DNS_LOGS", "FLOW_LOGS", "S3_DATA_EVENTS", "EKS_AUDIT_LOGS", "EBS_MALWARE_PROTECTION"],
  ...["RDS_LOGIN_EVENTS", "LAMBDA_NETWORK_LOGS"],
]
  .map((name): Feature => ({ name, status: "ENABLED" }))
  .concat({
    name: "RUNTIME_MONITORING",
    status: "DISABLED",
    // In no order that AWS promises, and always all of them.
    additionalConfiguration: ["EC2_AGENT_MANAGEMENT", "EKS_ADDON_MANAGEMENT", "ECS_FARGATE_AGENT_MANAGEMENT"].map(
      (name) => ({ name, status: "DISABLED" }),
    ),
  });

const changed = <Kept extends Setting>(kept: readonly Kept[], given: readonly Setting[] = []): Kept[] =>
  kept.map((one) => {
    const status = given.find(({ name }) => name === one.name)?.status ?? one.status;
    return { ...one, status };
  });

/** An update says some features; the others, and agents that it does not name, stay as they are. */
function updated(kept: readonly Feature[], given: readonly Feature[]): Feature[] {
  return changed(kept, given).map((feature) => {
    const { additionalConfiguration: agents } = feature;
    if (!agents) return feature;
    const named = given.find(({ name }) => name === feature.name)?.additionalConfiguration;
    return { ...feature, additionalConfiguration: changed(agents, named) };
  });
}

/**
 * Features of GuardDuty's detectors, of which the emulator keeps the last update alone, and copies of findings, which it does not know.
 *
 * @see https://docs.aws.amazon.com/guardduty/latest/APIReference/API_CreateDetector.html
 * @see https://docs.aws.amazon.com/guardduty/latest/APIReference/API_UpdateDetector.html
 * @see https://docs.aws.amazon.com/guardduty/latest/APIReference/API_DescribePublishingDestination.html
 */
export function guardDutyAdditions(): {
  readonly supplements: readonly Supplement[];
  readonly amendments: readonly Amendment[];
} {
  const features = new Map<string, readonly Feature[]>();
  const destinations = new Map<string, object>();
  const detector = String.raw`\/detector\/([0-9a-f]{32})`;
  const destination = new RegExp(`^GET ${detector}/publishingDestination/([^/?]+)$`);
  return {
    supplements: [
      {
        operation: new RegExp(`^POST ${detector}$`),
        answer: ({ body }, [, id]) => {
          const { features: given = [] } = JSON.parse(body) as { features?: Feature[] };
          features.set(id!, updated(features.get(id!) ?? atFirst, given));
          return undefined;
        },
      },
      {
        operation: new RegExp(`^POST ${detector}/publishingDestination$`),
        answer: ({ body }, [, id]) => {
          const destinationId = randomUUID().replaceAll("-", "");
          const given = JSON.parse(body) as object;
          destinations.set(`${id}/${destinationId}`, { ...given, destinationId, status: "PUBLISHING" });
          return json({ destinationId });
        },
      },
      {
        operation: destination,
        answer: (_, [, id, key]) => {
          const found = destinations.get(`${id}/${key}`);
          return found
            ? json(found)
            : badRequest("The request is rejected because the one or more input parameters have invalid values.");
        },
      },
      {
        operation: new RegExp(`^DELETE ${detector}/publishingDestination/([^/?]+)$`),
        answer: (_, [, id, key]) => {
          destinations.delete(`${id}/${key}`);
          return json({});
        },
      },
    ],
    amendments: [
      {
        operation: /^POST \/detector$/,
        amend: (body, { body: asked }) => {
          const { detectorId } = JSON.parse(body) as { detectorId: string };
          const { features: given = [] } = JSON.parse(asked) as { features?: Feature[] };
          features.set(detectorId, updated(atFirst, given));
          return body;
        },
      },
      {
        operation: new RegExp(`^GET ${detector}$`),
        amend: (body, { operation }) => {
          const told = JSON.parse(body) as { status?: string };
          const id = new RegExp(detector).exec(operation)![1]!;
          return told.status === undefined ? body : JSON.stringify({ ...told, features: features.get(id) ?? atFirst });
        },
      },
    ],
  };
}
