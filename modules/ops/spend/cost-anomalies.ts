import { CeAnomalyMonitor } from "@cdktf/provider-aws/lib/ce-anomaly-monitor";
import {
  CeAnomalySubscription,
  type CeAnomalySubscriptionThresholdExpression,
} from "@cdktf/provider-aws/lib/ce-anomaly-subscription";
import type { Construct } from "constructs";
import { mainResource } from "../../../src/cdktf/address.js";
import { Module } from "../../../src/cdktf/as-written.js";
import { parseInputs, required } from "../../../src/cdktf/inputs.js";
import { costAnomaliesSchema, type CostAnomaliesInput } from "../../../src/model/environment/spend.js";
import { keepReference } from "../../../src/model/schema/token.js";
import { decimal } from "./decimal.js";

export interface CostAnomaliesProps extends Omit<CostAnomaliesInput, "route"> {
  /** The subscription's name. */
  readonly name: string;
  /** The name of the monitor of AWS services that is made where no `monitorArn` is given; an account has one such monitor at most. */
  readonly monitorName: string;
  /** A topic that lets AWS Cost Anomaly Detection publish. */
  readonly topicArn: string;
}

/**
 * Tells a topic, one by one and as soon as they are found, of services that cost more than they should. A topic takes nothing else than that:
 * what is gathered for a day or a week goes by mail.
 *
 * @throws Error when nothing says which anomalies are told.
 * @see https://docs.aws.amazon.com/cost-management/latest/userguide/getting-started-ad.html
 * @see https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_AnomalySubscription.html
 */
export class CostAnomalies extends Module {
  constructor(scope: Construct, id: string, props: CostAnomaliesProps) {
    super(scope, id, required(props, { name: "text", monitorName: "text", topicArn: "text" }));
    const { name, monitorName, topicArn, ...given } = props;
    const { monitorArn, ...impacts } = parseInputs(this.node.path, costAnomaliesSchema, given);
    new CeAnomalySubscription(this, mainResource, {
      name,
      frequency: "IMMEDIATE",
      monitorArnList: [monitorArn ?? this.monitorOfServices(monitorName)],
      subscriber: [{ type: "SNS", address: keepReference(topicArn) }],
      thresholdExpression: expressionOf(impacts),
    });
  }

  private monitorOfServices(name: string): string {
    return new CeAnomalyMonitor(this, "monitor", { name, monitorType: "DIMENSIONAL", monitorDimension: "SERVICE" }).arn;
  }
}

function expressionOf({
  totalImpact,
  totalImpactPercentage,
}: Pick<CostAnomaliesInput, "totalImpact" | "totalImpactPercentage">): CeAnomalySubscriptionThresholdExpression {
  const impacts = [
    { key: "ANOMALY_TOTAL_IMPACT_ABSOLUTE", value: totalImpact },
    { key: "ANOMALY_TOTAL_IMPACT_PERCENTAGE", value: totalImpactPercentage },
  ];
  const expressions = impacts.flatMap(({ key, value }) =>
    value === undefined
      ? []
      : [{ dimension: { key, matchOptions: ["GREATER_THAN_OR_EQUAL"], values: [decimal(value)] } }],
  );
  return expressions.length === 1 ? expressions[0]! : { and: expressions };
}
