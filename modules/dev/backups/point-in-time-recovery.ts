import { DynamodbTable } from "@cdktf/provider-aws/lib/dynamodb-table";
import { Annotations, TerraformResource, type IAspect } from "cdktf";
import type { Construct, IConstruct } from "constructs";
import { mainResource } from "../../../src/cdktf/address.js";
import { adopt } from "../../../src/cdktf/adopt.js";
import { Module } from "../../../src/cdktf/as-written.js";
import { checkInputs, countProblem, required, unless } from "../../../src/cdktf/inputs.js";
import { backupLimits } from "../../../src/model/facts/backup.js";
import { withReferences } from "../../../src/model/schema/token.js";

/** What is wrong with the days that a table can be taken back. */
const daysProblem = (days: number): string | undefined =>
  countProblem(days, "days") ??
  unless(
    days <= backupLimits.continuousRetention,
    `${days} is more than the ${backupLimits.continuousRetention} days that DynamoDB can go back`,
  );

export interface AdoptedDynamodbTableProps {
  /** The name of a table that no Terraform manages. */
  readonly tableName: string;
  /** Days that can be gone back, 1 to 35. */
  readonly recoveryPeriod: number;
}

/**
 * Sets point-in-time recovery of a DynamoDB table that nobody manages yet, and nothing else of it. The table is never destroyed.
 *
 * @throws Error when the days are not from 1 to 35.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Point-in-time-recovery.html
 */
export class AdoptedDynamodbTable extends Module {
  constructor(scope: Construct, id: string, props: AdoptedDynamodbTableProps) {
    super(scope, id, required(props, { tableName: "text", recoveryPeriod: "number" }));
    const { recoveryPeriod } = props;
    checkInputs(this.node.path, { recoveryPeriod: daysProblem(recoveryPeriod) });
    const { tableName: name } = withReferences(props, "tableName");
    const table = new DynamodbTable(this, mainResource, {
      name,
      pointInTimeRecovery: { enabled: true, recoveryPeriodInDays: recoveryPeriod },
    });
    adopt(table, { id: name, managed: ["point_in_time_recovery"] });
  }
}

/**
 * Sets point-in-time recovery on every DynamoDB table of a scope that is declared with CDKTF in the same app:
 * `Aspects.of(stack).add(new PointInTimeRecovery(10))`. What it changed stands as a note on each table.
 *
 * @throws Error when the days are not from 1 to 35.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Point-in-time-recovery.html
 */
export class PointInTimeRecovery implements IAspect {
  /** @param recoveryPeriod days that can be gone back, 1 to 35 */
  constructor(private readonly recoveryPeriod: number) {
    checkInputs("PointInTimeRecovery", { recoveryPeriod: daysProblem(recoveryPeriod) });
  }

  visit(node: IConstruct): void {
    if (!TerraformResource.isTerraformResource(node) || node.terraformResourceType !== "aws_dynamodb_table") return;
    const recovery = { enabled: true, recoveryPeriodInDays: this.recoveryPeriod };
    (node as DynamodbTable).putPointInTimeRecovery(recovery);
    Annotations.of(node).addInfo(`point_in_time_recovery set to ${this.recoveryPeriod} days by the backup policy`);
  }
}
