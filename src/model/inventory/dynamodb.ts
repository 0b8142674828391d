import type * as z from "zod";
import { boolean, checked, integer, name, object, oneOf, positive, region, resources, text } from "../schema/fields.js";
import { targets } from "./targets.js";

const dynamodbName = (what: string) =>
  name(/^[A-Za-z0-9_.-]{3,255}$/, `${what}: letters, digits, "_", "-" and ".", 3 to 255`);

const capacity = {
  /** Provisioned read capacity units; of `PROVISIONED` only. */
  readCapacity: integer(1, 40000, "read capacity units").optional(),
  /** Provisioned write capacity units; of `PROVISIONED` only. */
  writeCapacity: integer(1, 40000, "write capacity units").optional(),
};

const operations = [
  "BatchGetItem",
  "BatchWriteItem",
  "DeleteItem",
  "GetItem",
  "PutItem",
  "Query",
  "Scan",
  "TransactGetItems",
  "TransactWriteItems",
  "UpdateItem",
] as const;

const operation = object({
  /** The operation, as its metrics carry it. */
  operation: oneOf(operations),
  /** Milliseconds that it may take on average. */
  maximumLatency: positive("milliseconds, above 0"),
});

const replica = object({
  /** The region that receives. */
  region: region(),
});

const kinesisStream = object({
  /**
   * The `DelegatedOperation` of the table's replication metrics, as `aws cloudwatch list-metrics --namespace AWS/DynamoDB
   * --metric-name AgeOfOldestUnreplicatedRecord` shows it; AWS does not document its values.
   */
  delegatedOperation: text("the DelegatedOperation that the table's metrics show"),
  /** Seconds that a change may take to reach the stream. */
  maximumDelay: positive("seconds, above 0"),
});

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
    /**
     * Whether Contributor Insights shows its most used keys, and those of its indexes; billed by event.
     * @default false
     */
    contributorInsights: boolean().default(false),
    /**
     * Whether no Terraform manages it yet: the safeguards stack then imports it, and manages its point-in-time recovery only.
     * @default false
     */
    adopt: boolean().default(false),
    /** Global secondary indexes. */
    indexes: resources(index, "global secondary indexes", "name").default({}),
    /** Operations whose latency is watched. */
    operations: resources(operation, "operations", "operation").default({}),
    /** Replicas of a global table in other regions. */
    replicas: resources(replica, "replicas", "region").default({}),
    /** The Kinesis data stream that changes are copied to, where there is one. */
    kinesisStream: kinesisStream.optional(),
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

interface OfTable {
  readonly table: DynamodbTable;
}
export type DynamodbIndex = z.output<typeof index> & OfTable;
export type DynamodbOperation = z.output<typeof operation> & OfTable;
export type DynamodbReplica = z.output<typeof replica> & OfTable;

export const dynamodbTables = targets(["dynamodb", "*"]);

export const dynamodbIndexes = targets(["dynamodb", "*", "indexes", "*"], ([table, found]) => ({ ...found, table }));
export const dynamodbOperations = targets(["dynamodb", "*", "operations", "*"], ([table, found]) => ({
  ...found,
  table,
}));
export const dynamodbReplicas = targets(["dynamodb", "*", "replicas", "*"], ([table, found]) => ({ ...found, table }));
