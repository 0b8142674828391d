import type { AlarmPolicy } from "./alarms.js";
import type { Severity } from "./severity.js";

/** What says which topics and keys are the team's own. */
interface Policy {
  readonly region: string;
  readonly alarms: Pick<AlarmPolicy, "routes" | "topicKmsKey" | "topicKmsKeys">;
}

/** The team's own topic of a severity in a region, where it has one. */
export const ownTopic = ({ region: home, alarms }: Policy, severity: Severity, region: string): string | undefined => {
  const { topicArn, topicArns } = alarms.routes[severity];
  return region === home ? topicArn : (topicArns as Readonly<Record<string, string>>)[region];
};

/** The team's own key of the topics in a region, where it has one. */
export const ownTopicKey = ({ region: home, alarms }: Policy, region: string): string | undefined =>
  region === home ? alarms.topicKmsKey : (alarms.topicKmsKeys as Readonly<Record<string, string>>)[region];
