import { partitionOf, type Place, type Statement } from "../../../src/model/iam/index.js";

/** Services that tell of costs: they may publish to a topic, and use its key, where an environment has them do so. */
const services = {
  budgets: "budgets.amazonaws.com",
  costAnomalies: "costalerts.amazonaws.com",
} as const;

export type CostPublisher = keyof typeof services;

const sids: Readonly<Record<CostPublisher, string>> = { budgets: "Budgets", costAnomalies: "CostAnomalies" };

/** As AWS has it of each: a budget names itself as the source, an anomaly names the account alone. */
function sourceOf(publisher: CostPublisher, { account, region }: Place): Statement["Condition"] {
  const ofThisAccount = { StringEquals: { "aws:SourceAccount": account } };
  if (publisher === "costAnomalies") return ofThisAccount;
  return { ...ofThisAccount, ArnLike: { "aws:SourceArn": `arn:${partitionOf(region)}:budgets::${account}:*` } };
}

/**
 * What a topic's policy says of those who tell of costs.
 *
 * @see https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-sns-policy.html
 * @see https://docs.aws.amazon.com/cost-management/latest/userguide/ad-SNS.html
 */
export const costPublishing = (publishers: readonly CostPublisher[], topicArn: string, place: Place): Statement[] =>
  publishers.map((publisher) => ({
    Sid: sids[publisher],
    Effect: "Allow",
    Principal: { Service: services[publisher] },
    Action: "sns:Publish",
    Resource: topicArn,
    Condition: sourceOf(publisher, place),
  }));

/**
 * What a key's policy says of them, on the same pages. AWS has no condition there: with one that a service does not meet, its messages would
 * be lost without a word. Whose budget or anomaly it is, the topic's policy holds.
 */
export const costKeyUse = (
  publishers: readonly CostPublisher[],
  use: Pick<Statement, "Resource"> & { readonly Action: readonly string[] },
): Statement[] =>
  publishers.map((publisher) => ({
    Sid: sids[publisher],
    Effect: "Allow",
    Principal: { Service: services[publisher] },
    ...use,
  }));
