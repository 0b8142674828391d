import type * as z from "zod";
import { checked, integer, name, object, oneOf, record, resources } from "../fields.js";
import { targets } from "../targets.js";

const dynamodbName = (what: string) =>
  name(/^[A-Za-z0-9_.-]{3,255}$/, `${what}: letters, digits, "_", "-" and ".", 3 to 255`);

const capacity = {
  /** Provisioned read capacity units; of `PROVISIONED` only. */
  readCapacity: integer(1, 40000, "read capacity units").optional(),
  /** Provisioned write capacity units; of `PROVISIONED` only. */
  writeCapacity: integer(1, 40000, "write capacity units").optional(),
};

const index = object({
  /** The index's name: the `GlobalSecondaryIndexName` of its metrics. */
  name: dynamodbName("an index name"),
  ...capacity,
});

const table = checked(
  object({
    /** The table's name: the `TableName` of its metrics. */
    name: dynamodbName("a DynamoDB table name"),
    /** @default PAY_PER_REQUEST */
    billingMode: oneOf(["PAY_PER_REQUEST", "PROVISIONED"]).default("PAY_PER_REQUEST"),
    ...capacity,
    /** Global secondary indexes. */
    indexes: record(index, "global secondary indexes").default({}),
  }),
  (value, report) => {
    const provisioned = value.billingMode === "PROVISIONED";
    for (const property of ["readCapacity", "writeCapacity"] as const) {
      if (provisioned && value[property] === undefined) report([property], "is required: the table is PROVISIONED");
      if (!provisioned && value[property] !== undefined) {
        report([property], `${value[property]} means nothing here: the table is PAY_PER_REQUEST`);
      }
    }
  },
);

/** DynamoDB tables, with their global secondary indexes. */
export const dynamodbSchema = resources(table, "DynamoDB tables", "name");

export type DynamodbTable = z.output<typeof table>;

export const dynamodbTables = targets<DynamodbTable>(["dynamodb", "*"], ([found]) => found as DynamodbTable);
