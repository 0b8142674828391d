import { randomUUID } from "node:crypto";
import type { Answer, Asked, Supplement } from "./supplements.js";

/** The account that the emulated AWS plays. */
const account = "111122223333";

type Json = Readonly<Record<string, unknown>>;

const json = (body: unknown, status = 200): Answer => ({
  status,
  type: "application/x-amz-json-1.1",
  body: JSON.stringify(body),
});
const failed = (__type: string, Message: string) => json({ __type, Message }, 400);
const parsed = ({ body }: Asked) => JSON.parse(body) as Json;

/** Operations of a service, by their names. */
const operations = (target: string, answers: Readonly<Record<string, (asked: Json) => Answer>>): Supplement[] =>
  Object.entries(answers).map(([name, answer]) => ({
    operation: new RegExp(`^${target}\\.${name}$`),
    answer: (asked) => answer(parsed(asked)),
  }));

interface Tag {
  readonly Key: string;
}

/** Tags by ARN, which both services have under the same names but for those of the request. */
function tagging(word: "ResourceARN" | "ResourceArn") {
  const kept = new Map<string, readonly Tag[]>();
  const of = (asked: Json) => String(asked[word]);
  return {
    keep: (arn: string, tags: unknown) => kept.set(arn, (tags ?? []) as readonly Tag[]),
    answers: {
      ListTagsForResource: (asked: Json) => json({ ResourceTags: kept.get(of(asked)) ?? [] }),
      TagResource: (asked: Json) => {
        const given = asked.ResourceTags as readonly Tag[];
        const others = (kept.get(of(asked)) ?? []).filter(({ Key }) => !given.some((tag) => tag.Key === Key));
        kept.set(of(asked), [...others, ...given]);
        return json({});
      },
    },
  };
}

/** What is told for a budget that says nothing of it: everything that is charged. */
const allCosts = {
  ...Object.fromEntries(
    ["Credit", "Discount", "OtherSubscription", "Recurring", "Refund", "Subscription", "Support", "Tax", "Upfront"].map(
      (word) => [`Include${word}`, true],
    ),
  ),
  UseAmortized: false,
  UseBlended: false,
};

interface Notified {
  readonly Notification: Json;
  readonly Subscribers: readonly Json[];
}

/**
 * Budgets with who is told: the emulator forgets the subscribers, and knows no tags. An amount comes back with a point.
 *
 * @see https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_CreateBudget.html
 * @see https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_Budget.html
 */
function budgets(): Supplement[] {
  const kept = new Map<string, { readonly budget: Json; readonly told: readonly Notified[] }>();
  const tags = tagging("ResourceARN");
  const found = (asked: Json, answer: (budget: Json, told: readonly Notified[]) => Json): Answer => {
    const one = kept.get(String(asked.BudgetName));
    return one ? json(answer(one.budget, one.told)) : failed("NotFoundException", "Unable to get budget");
  };
  const isSame = (one: Json, other: Json) =>
    ["NotificationType", "ComparisonOperator", "Threshold"].every((key) => one[key] === other[key]);
  return operations("AWSBudgetServiceGateway", {
    CreateBudget: ({ Budget, NotificationsWithSubscribers, ResourceTags }) => {
      const given = Budget as Json;
      const name = String(given.BudgetName);
      if (kept.has(name)) return failed("DuplicateRecordException", "the budget already exists");
      const limit = given.BudgetLimit as { readonly Amount: string };
      const budget = {
        CostFilters: {},
        CostTypes: allCosts,
        ...given,
        BudgetLimit: { ...limit, Amount: limit.Amount.includes(".") ? limit.Amount : `${limit.Amount}.0` },
        TimePeriod: { Start: 1767225600, End: 3706473600, ...(given.TimePeriod as object | undefined) },
        CalculatedSpend: { ActualSpend: { Amount: "0.0", Unit: "USD" } },
        LastUpdatedTime: 1767225600,
      };
      kept.set(name, { budget, told: (NotificationsWithSubscribers ?? []) as readonly Notified[] });
      tags.keep(`arn:aws:budgets::${account}:budget/${name}`, ResourceTags);
      return json({});
    },
    CreateNotification: (asked) => {
      const { BudgetName, Notification, Subscribers } = asked as Json & Notified;
      const { budget, told } = kept.get(String(BudgetName))!;
      kept.set(String(BudgetName), { budget, told: [...told, { Notification, Subscribers }] });
      return json({});
    },
    DescribeBudget: (asked) => found(asked, (budget) => ({ Budget: budget })),
    DescribeNotificationsForBudget: (asked) =>
      found(asked, (_, told) => ({ Notifications: told.map(({ Notification }) => Notification) })),
    DescribeSubscribersForNotification: (asked) =>
      found(asked, (_, told) => ({
        Subscribers: told.find(({ Notification }) => isSame(Notification, asked.Notification as Json))?.Subscribers,
      })),
    DeleteBudget: ({ BudgetName }) => {
      kept.delete(String(BudgetName));
      return json({});
    },
    ...tags.answers,
  });
}

/**
 * Monitors and subscriptions of Cost Anomaly Detection, which the emulator lacks. An account has one monitor of AWS services.
 *
 * @see https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_CreateAnomalyMonitor.html
 * @see https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_CreateAnomalySubscription.html
 */
function anomalies(): Supplement[] {
  const monitors = new Map<string, Json>();
  const subscriptions = new Map<string, Json>();
  const tags = tagging("ResourceArn");
  const some = (kept: ReadonlyMap<string, Json>, arns: unknown) =>
    [...kept].filter(([arn]) => !Array.isArray(arns) || arns.length === 0 || arns.includes(arn)).map(([, one]) => one);
  const arnOf = (kind: string) => `arn:aws:ce::${account}:${kind}/${randomUUID()}`;
  return operations("AWSInsightsIndexService", {
    CreateAnomalyMonitor: ({ AnomalyMonitor, ResourceTags }) => {
      const monitor = AnomalyMonitor as Json;
      if (some(monitors, []).some(({ MonitorDimension }) => MonitorDimension === monitor.MonitorDimension))
        return failed("LimitExceededException", "Limit exceeded on dimensional spend monitor creation");
      const MonitorArn = arnOf("anomalymonitor");
      monitors.set(MonitorArn, { ...monitor, MonitorArn });
      tags.keep(MonitorArn, ResourceTags);
      return json({ MonitorArn });
    },
    GetAnomalyMonitors: ({ MonitorArnList }) => json({ AnomalyMonitors: some(monitors, MonitorArnList) }),
    DeleteAnomalyMonitor: ({ MonitorArn }) => {
      monitors.delete(String(MonitorArn));
      return json({});
    },
    CreateAnomalySubscription: ({ AnomalySubscription, ResourceTags }) => {
      const SubscriptionArn = arnOf("anomalysubscription");
      const given = AnomalySubscription as Json;
      const Subscribers = (given.Subscribers as readonly Json[]).map((one) => ({ ...one, Status: "CONFIRMED" }));
      subscriptions.set(SubscriptionArn, { ...given, Subscribers, SubscriptionArn, AccountId: account });
      tags.keep(SubscriptionArn, ResourceTags);
      return json({ SubscriptionArn });
    },
    GetAnomalySubscriptions: ({ SubscriptionArnList }) =>
      json({ AnomalySubscriptions: some(subscriptions, SubscriptionArnList) }),
    DeleteAnomalySubscription: ({ SubscriptionArn }) => {
      subscriptions.delete(String(SubscriptionArn));
      return json({});
    },
    ...tags.answers,
  });
}

/** What tells of costs. */
export const spendAdditions = (): readonly Supplement[] => [...budgets(), ...anomalies()];
