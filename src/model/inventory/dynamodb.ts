import type * as z from "zod";
import { boolean, checked, integer, name, object, oneOf, positive, region, resources, text } from "../schema/fields.js";
import { targets } from "./targets.js";

/** An operation on a table, whose latency is watched. */
export interface DynamodbOperationInput {
  /** The operation, as its metrics carry it. */
  readonly operation: (typeof operations)[number];
  /**
   * Milliseconds that it may take on average.
   * @limits above 0
   */
  readonly maximumLatency: number;
}

/** A replica of a global table. */
export interface DynamodbReplicaInput {
  /** The region that receives. */
  readonly region: string;
}

/** The Kinesis data stream that a table's changes are copied to. */
export interface DynamodbKinesisStreamInput {
  /**
   * The `DelegatedOperation` of the table's replication metrics, as `aws cloudwatch list-metrics --namespace AWS/DynamoDB
   * --metric-name AgeOfOldestUnreplicatedRecord` shows it; AWS does not document its values.
   */
  readonly delegatedOperation: string;
  /**
   * Seconds that a change may take to reach the stream.
   * @limits above 0
   */
  readonly maximumDelay: number;
}

/** A global secondary index. */
export interface DynamodbIndexInput {
  /**
   * The index's name: the `GlobalSecondaryIndexName` of its metrics.
   * @limits letters, digits, "_", "-" and ".", 3 to 255
   */
  readonly name: string;
  /**
   * Provisioned read capacity units; of `PROVISIONED` only.
   * @limits a whole number from 1 to 40000
   */
  readonly readCapacity?: number;
  /**
   * Provisioned write capacity units; of `PROVISIONED` only.
   * @limits a whole number from 1 to 40000
   */
  readonly writeCapacity?: number;
}

/** A DynamoDB table. */
export interface DynamodbTableInput {
  /**
   * The table's name: the `TableName` of its metrics.
   * @limits letters, digits, "_", "-" and ".", 3 to 255
   */
  readonly name: string;
  /**
   * How capacity is billed.
   * @default PAY_PER_REQUEST
   */
  readonly billingMode?: "PAY_PER_REQUEST" | "PROVISIONED";
  /**
   * Provisioned read capacity units; of `PROVISIONED` only.
   * @limits a whole number from 1 to 40000
   */
  readonly readCapacity?: number;
  /**
   * Provisioned write capacity units; of `PROVISIONED` only.
   * @limits a whole number from 1 to 40000
   */
  readonly writeCapacity?: number;
  /**
   * Whether Contributor Insights shows its most used keys, and those of its indexes; billed by event.
   * @default false
   */
  readonly contributorInsights?: boolean;
  /**
   * Whether no Terraform manages it yet: the safeguards stack then imports it, and manages its point-in-time recovery only.
   * @default false
   */
  readonly adopt?: boolean;
  /** Global secondary indexes. */
  readonly indexes?: Readonly<Record<string, DynamodbIndexInput>>;
  /** Operations whose latency is watched. */
  readonly operations?: Readonly<Record<string, DynamodbOperationInput>>;
  /** Replicas of a global table in other regions. */
  readonly replicas?: Readonly<Record<string, DynamodbReplicaInput>>;
  /** The Kinesis data stream that changes are copied to, where there is one. */
  readonly kinesisStream?: DynamodbKinesisStreamInput;
}

const dynamodbName = (what: string) =>
  name(/^[A-Za-z0-9_.-]{3,255}$/, `${what}: letters, digits, "_", "-" and ".", 3 to 255`);

const capacity = {
  readCapacity: integer(1, 40000, "read capacity units").optional(),
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
  operation: oneOf(operations),
  maximumLatency: positive("milliseconds, above 0"),
});

const replica = object({
  region: region(),
});

const kinesisStream = object({
  delegatedOperation: text("the DelegatedOperation that the table's metrics show"),
  maximumDelay: positive("seconds, above 0"),
});

const index = object({
  name: dynamodbName("an index name"),
  ...capacity,
});

const table = checked(
  object({
    name: dynamodbName("a DynamoDB table name"),
    billingMode: oneOf(["PAY_PER_REQUEST", "PROVISIONED"]).default("PAY_PER_REQUEST"),
    ...capacity,
    contributorInsights: boolean().default(false),
    adopt: boolean().default(false),
    indexes: resources(index, "global secondary indexes", "name").default({}),
    operations: resources(operation, "operations", "operation").default({}),
    replicas: resources(replica, "replicas", "region").default({}),
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
