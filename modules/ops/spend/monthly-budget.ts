import { BudgetsBudget, type BudgetsBudgetNotification } from "@cdktf/provider-aws/lib/budgets-budget";
import type { Construct } from "constructs";
import { mainResource } from "../../../src/cdktf/address.js";
import { Module } from "../../../src/cdktf/as-written.js";
import { parseInputs, required } from "../../../src/cdktf/inputs.js";
import { budgetSchema, type BudgetInput } from "../../../src/model/environment/spend.js";
import { keepReference } from "../../../src/model/schema/token.js";
import { decimal } from "./decimal.js";

export interface MonthlyBudgetProps extends Omit<BudgetInput, "route"> {
  /** The budget's name, 100 characters at most; an account has one of a name. */
  readonly name: string;
  /** A topic of the same account that lets AWS Budgets publish. */
  readonly topicArn: string;
}

/**
 * A budget of what the account costs in a month, or of what has a tag, which tells a topic when it is spent or will be.
 *
 * @throws Error when a percentage is none or stands there twice, there are more than five of them, or nobody would be told.
 * @see https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_CreateBudget.html
 */
export class MonthlyBudget extends Module {
  constructor(scope: Construct, id: string, props: MonthlyBudgetProps) {
    super(scope, id, required(props, { name: "text", topicArn: "text", limit: "number" }));
    const { name, topicArn, ...given } = props;
    const { limit, actual, forecasted, costAllocationTag: tag } = parseInputs(this.node.path, budgetSchema, given);
    const told = (notificationType: string, threshold: number): BudgetsBudgetNotification => ({
      comparisonOperator: "GREATER_THAN",
      notificationType,
      threshold,
      thresholdType: "PERCENTAGE",
      subscriberSnsTopicArns: [keepReference(topicArn)],
    });
    new BudgetsBudget(this, mainResource, {
      name,
      budgetType: "COST",
      timeUnit: "MONTHLY",
      limitAmount: decimal(limit),
      limitUnit: "USD",
      // Tags that users give have a prefix of their own in what AWS counts.
      costFilter: tag && [{ name: "TagKeyValue", values: tag.values.map((value) => `user:${tag.key}$${value}`) }],
      notification: [
        ...actual.map((threshold) => told("ACTUAL", threshold)),
        ...forecasted.map((threshold) => told("FORECASTED", threshold)),
      ],
    });
  }
}
