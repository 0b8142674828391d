/** A request as it came: which operation, and what it says. */
export interface Asked {
  /** `Service.Operation` where the protocol has it in a header; `METHOD /path?query` elsewhere. */
  readonly operation: string;
  readonly body: string;
}

export interface Answer {
  readonly status?: number;
  readonly type?: string;
  readonly body: string;
}

/** One operation that AWS has and the emulator lacks: answered here, from what was put here. */
interface Supplement {
  readonly operation: RegExp;
  readonly answer: (asked: Asked, match: RegExpExecArray) => Answer;
}

const json = (body: unknown): Answer => ({ type: "application/x-amz-json-1.1", body: JSON.stringify(body) });
const xml = (body: string): Answer => ({ type: "application/xml", body });
const missing = (code: string): Answer => ({
  status: 404,
  type: "application/xml",
  body: `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>none</Message></Error><RequestId>1</RequestId></ErrorResponse>`,
});
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

/** All that is added to the emulator. */
export const supplements = (): readonly Supplement[] => [
  ...ecrAccountSettings(),
  ...ecsAccountDefaults(),
  ...contributorInsights(),
  ...documents(/\/([^/?]+)\/?\?(?:.*&)?metrics(?:=.*)?$/, "NoSuchConfiguration"),
  ...documents(/\/2020-05-31\/distributions\/([^/?]+)\/monitoring-subscription/, "NoSuchMonitoringSubscription"),
];
