import { randomUUID } from "node:crypto";
import { accountSecurity } from "./account-security.js";
import { backupAdditions } from "./backup.js";
import { bucketReplication } from "./bucket-replication.js";
import { flowLogsInFolders } from "./flow-logs.js";
import { chatbot } from "./chatbot.js";
import { compositeAlarms } from "./composite-alarms.js";
import { guardDutyAdditions } from "./guard-duty.js";
import { logGroupAdditions } from "./log-groups.js";
import { macie } from "./macie.js";
import { patchManager } from "./patch-manager.js";
import { spendAdditions } from "./spend.js";
import { trailAdditions } from "./trails.js";

/** A request as it came: which operation, and what it says. */
export interface Asked {
  /** `Service.Operation` where the protocol has one in a header or a form; `METHOD /path?query` elsewhere. */
  readonly operation: string;
  readonly body: string;
  /** As the request is signed. */
  readonly region: string;
}

export interface Answer {
  readonly status?: number;
  readonly type?: string;
  readonly body: string;
}

/**
 * One operation that AWS has and the emulator lacks: answered here, from what was put here. Without an answer the request
 * goes on to the emulator.
 */
export interface Supplement {
  readonly operation: RegExp;
  readonly answer: (asked: Asked, match: RegExpExecArray) => Answer | undefined;
}

/** What a request must say for the emulator to understand it as AWS does. */
export interface Correction {
  readonly operation: RegExp;
  readonly correct: (body: string) => string;
}

/** What the emulator leaves out of an answer, or tells wrongly. */
export interface Amendment {
  readonly operation: RegExp;
  readonly amend: (body: string, asked: Asked) => string;
}

const json = (body: unknown): Answer => ({ type: "application/x-amz-json-1.1", body: JSON.stringify(body) });
const xml = (body: string): Answer => ({ type: "application/xml", body });
const missing = (error: string): Answer => ({ status: 404, type: "application/xml", body: error });
/** S3 tells an error as it is; CloudFront wraps it. */
const s3Error = (code: string) => `<Error><Code>${code}</Code><Message>none</Message></Error>`;
const cloudfrontError = (code: string) =>
  `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>none</Message></Error></ErrorResponse>`;
const parsed = ({ body }: Asked) => JSON.parse(body) as Readonly<Record<string, string>>;

/** A document that is put, read and deleted under its path. */
function documents(path: RegExp, noSuch: string, wrap = (body: string) => body): Supplement[] {
  const kept = new Map<string, string>();
  const at = (method: string) => new RegExp(`^${method} ${path.source}`);
  return [
    {
      operation: at("(?:PUT|POST)"),
      answer: ({ body }, [, key]) => {
        kept.set(key!, body);
        return xml(wrap(body));
      },
    },
    {
      operation: at("GET"),
      answer: (_, [, key]) => (kept.has(key!) ? xml(wrap(kept.get(key!)!)) : missing(noSuch)),
    },
    {
      operation: at("DELETE"),
      answer: (_, [, key]) => {
        kept.delete(key!);
        return { status: 204, body: "" };
      },
    },
  ];
}

/**
 * The emulator fails where the keys of a log have a format. A bucket that logs nothing answers with an empty status.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLogging.html
 */
function bucketLogging(): Supplement[] {
  const kept = new Map<string, string>();
  const path = String.raw`\/([^/?]+)\/?\?(?:.*&)?logging(?:[=&].*)?$`;
  return [
    {
      operation: new RegExp(`^PUT ${path}`),
      answer: ({ body }, [, bucket]) => {
        kept.set(bucket!, body);
        return xml("");
      },
    },
    {
      operation: new RegExp(`^GET ${path}`),
      answer: (_, [, bucket]) => (kept.has(bucket!) ? xml(kept.get(bucket!)!) : undefined),
    },
  ];
}

function ecrAccountSettings(): Supplement[] {
  const kept = new Map<string, string>();
  return [
    {
      operation: /^AmazonEC2ContainerRegistry_V20150921\.PutAccountSetting$/,
      answer: (asked) => {
        const { name, value } = parsed(asked);
        kept.set(name!, value!);
        return json({ name, value });
      },
    },
    {
      operation: /^AmazonEC2ContainerRegistry_V20150921\.GetAccountSetting$/,
      answer: (asked) => {
        const { name } = parsed(asked);
        return json({ name, value: kept.get(name!) });
      },
    },
  ];
}

function ecsAccountDefaults(): Supplement[] {
  const kept = new Map<string, string>();
  const setting = (name: string) => ({ name, value: kept.get(name), principalArn: "arn:aws:iam::111122223333:root" });
  return [
    {
      operation: /^AmazonEC2ContainerServiceV20141113\.PutAccountSettingDefault$/,
      answer: (asked) => {
        const { name, value } = parsed(asked);
        kept.set(name!, value!);
        return json({ setting: setting(name!) });
      },
    },
    {
      operation: /^AmazonEC2ContainerServiceV20141113\.ListAccountSettings$/,
      answer: (asked) => json({ settings: [setting(parsed(asked).name!)] }),
    },
  ];
}

function contributorInsights(): Supplement[] {
  const kept = new Map<string, string>();
  const told = (asked: Asked) => {
    const { TableName, IndexName } = parsed(asked);
    const ContributorInsightsStatus = kept.get(`${TableName}/${IndexName}`) ?? "DISABLED";
    return json({ TableName, IndexName, ContributorInsightsStatus });
  };
  return [
    {
      operation: /^DynamoDB_20120810\.UpdateContributorInsights$/,
      answer: (asked) => {
        const { TableName, IndexName, ContributorInsightsAction } = parsed(asked);
        kept.set(`${TableName}/${IndexName}`, `${ContributorInsightsAction}D`);
        return told(asked);
      },
    },
    { operation: /^DynamoDB_20120810\.DescribeContributorInsights$/, answer: told },
  ];
}

function queryDefinitions(): Supplement[] {
  const kept = new Map<string, Record<string, unknown>>();
  return [
    {
      operation: /^Logs_20140328\.PutQueryDefinition$/,
      answer: (asked) => {
        const given = JSON.parse(asked.body) as Record<string, unknown>;
        const queryDefinitionId = String(given.queryDefinitionId ?? randomUUID());
        kept.set(queryDefinitionId, { ...given, queryDefinitionId });
        return json({ queryDefinitionId });
      },
    },
    {
      operation: /^Logs_20140328\.DescribeQueryDefinitions$/,
      answer: (asked) => {
        const { queryDefinitionNamePrefix = "" } = parsed(asked);
        const found = [...kept.values()].filter(({ name }) => String(name).startsWith(queryDefinitionNamePrefix));
        return json({ queryDefinitions: found });
      },
    },
    {
      operation: /^Logs_20140328\.DeleteQueryDefinition$/,
      answer: (asked) => json({ success: kept.delete(parsed(asked).queryDefinitionId!) }),
    },
  ];
}

/** The emulator tells no tags of Resolver's query logs, and deletes none; here all of them are one. */
function resolverQueryLogs(): Supplement[] {
  let tags: unknown = [];
  const gone = new Set<string>();
  const notFound = { ...json({ __type: "ResourceNotFoundException", message: "none" }), status: 400 };
  const deletable = (of: string, deleting: string): Supplement[] => [
    {
      operation: new RegExp(`^Route53Resolver\\.${deleting}$`),
      answer: () => {
        gone.add(of);
        return json({ [of]: { Status: "DELETING" } });
      },
    },
    {
      operation: new RegExp(`^Route53Resolver\\.Get${of}$`),
      answer: () => (gone.has(of) ? notFound : undefined),
    },
  ];
  return [
    {
      operation: /^Route53Resolver\.CreateResolverQueryLogConfig$/,
      answer: ({ body }) => {
        tags = (JSON.parse(body) as { Tags?: unknown }).Tags ?? [];
        return undefined;
      },
    },
    {
      operation: /^Route53Resolver\.ListTagsForResource$/,
      answer: ({ body }) => (body.includes("resolver-query-log-config/") ? json({ Tags: tags }) : undefined),
    },
    ...deletable("ResolverQueryLogConfigAssociation", "DisassociateResolverQueryLogConfig"),
    ...deletable("ResolverQueryLogConfig", "DeleteResolverQueryLogConfig"),
  ];
}

const supplements = (): readonly Supplement[] => [
  ...ecrAccountSettings(),
  ...ecsAccountDefaults(),
  ...contributorInsights(),
  ...queryDefinitions(),
  ...chatbot(),
  ...resolverQueryLogs(),
  { operation: /^AmazonAthena\.DeleteNamedQuery$/, answer: () => json({}) },
  ...bucketLogging(),
  ...patchManager(),
  ...flowLogsInFolders(),
  ...documents(/\/([^/?]+)\/?\?(?:.*&)?metrics(?:[=&].*)?$/, s3Error("NoSuchConfiguration")),
  ...documents(
    /\/2020-05-31\/distributions\/([^/?]+)\/monitoring-subscription/,
    cloudfrontError("NoSuchMonitoringSubscription"),
  ),
];

/** Whether Performance Insights is on, which the emulator forgets. */
function performanceInsights(): { readonly supplement: Supplement; readonly amendment: Amendment } {
  const on = new Set<string>();
  return {
    supplement: {
      operation: /^Form\.ModifyDBInstance$/,
      answer: ({ body }) => {
        const form = new URLSearchParams(body);
        if (form.get("EnablePerformanceInsights") === "true") on.add(form.get("DBInstanceIdentifier")!);
        return undefined;
      },
    },
    amendment: {
      operation: /^Form\.(?:Describe|Modify)DBInstances?$/,
      amend: (body) =>
        body.replace(/<DBInstanceIdentifier>([^<]+)<\/DBInstanceIdentifier>/g, (found, identifier: string) => {
          return `${found}<PerformanceInsightsEnabled>${on.has(identifier)}</PerformanceInsightsEnabled>`;
        }),
    },
  };
}

/** The emulator tells the layers of AWS's account as those of the function's own. */
const layersOfAws: Amendment = {
  operation: /^GET \/\d{4}-\d\d-\d\d\/functions\//,
  amend: (body) =>
    body.replace(/:\d{12}:layer:LambdaInsightsExtension/g, ":580247275435:layer:LambdaInsightsExtension"),
};

/** All that is added to the emulator, and all that is put right in what it is asked and what it answers. */
export function additions(): {
  readonly supplements: readonly Supplement[];
  readonly corrections: readonly Correction[];
  readonly amendments: readonly Amendment[];
} {
  const insights = performanceInsights();
  const composites = compositeAlarms();
  const backup = backupAdditions();
  const guardDuty = guardDutyAdditions();
  const security = accountSecurity();
  const logGroups = logGroupAdditions();
  const replication = bucketReplication();
  const trails = trailAdditions();
  return {
    supplements: [
      ...supplements(),
      insights.supplement,
      ...composites.supplements,
      ...backup.supplements,
      ...guardDuty.supplements,
      ...security.supplements,
      ...macie(),
      ...logGroups.supplements,
      ...replication.supplements,
      ...spendAdditions(),
      ...trails.supplements,
    ],
    corrections: trails.corrections,
    amendments: [
      insights.amendment,
      composites.amendment,
      backup.amendment,
      ...guardDuty.amendments,
      ...security.amendments,
      ...logGroups.amendments,
      layersOfAws,
      replication.amendment,
      ...trails.amendments,
    ],
  };
}
