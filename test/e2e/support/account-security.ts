import type { Amendment, Answer, Asked, Supplement } from "./supplements.js";

type Json = Readonly<Record<string, unknown>>;

const json = (body: unknown, status = 200): Answer => ({
  status,
  type: "application/json",
  body: JSON.stringify(body),
});
const error = (type: string, message: string, status: number) => json({ __type: type, Message: message }, status);
const parsed = <Body = Json>({ body }: Asked) => JSON.parse(body) as Body;
const account = "111122223333";

interface Association {
  readonly StandardsArn: string;
  readonly SecurityControlId: string;
  readonly AssociationStatus: string;
  readonly UpdatedReason?: string;
}

/** `standards/name/v/1.0.0` of a standard's ARN is `subscription/name/v/1.0.0` of the account. */
const subscriptionOf = (arn: string, region: string): string =>
  `arn:aws:securityhub:${region}:${account}:subscription/${/:(?:standards|ruleset)\/(.*)$/.exec(arn)![1]!}`;

/**
 * Security Hub, of which the emulator keeps neither settings nor standards: a hub that is switched on twice is refused, a standard that is
 * enabled twice stays as it is, and a control is enabled until somebody says otherwise.
 *
 * @see https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_EnableSecurityHub.html
 * @see https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_BatchEnableStandards.html
 * @see https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_ListStandardsControlAssociations.html
 */
function securityHub(): readonly Supplement[] {
  let hub: Json | undefined;
  const standards = new Map<string, Json>();
  const associations = new Map<string, Association>();
  const none = () =>
    error("ResourceNotFoundException", `Account ${account} is not subscribed to AWS Security Hub`, 404);
  return [
    {
      operation: /^POST \/accounts$/,
      answer: (asked) => {
        if (hub) return error("ResourceConflictException", "Account is already subscribed to Security Hub", 409);
        const { ControlFindingGenerator = "SECURITY_CONTROL" } = parsed(asked);
        hub = {
          HubArn: `arn:aws:securityhub:${asked.region}:${account}:hub/default`,
          ControlFindingGenerator,
          AutoEnableControls: true,
        };
        return json({});
      },
    },
    { operation: /^GET \/accounts(?:\?|$)/, answer: () => (hub ? json(hub) : none()) },
    {
      operation: /^PATCH \/accounts$/,
      answer: (asked) => {
        if (!hub) return none();
        hub = { ...hub, ...parsed(asked) };
        return json({});
      },
    },
    {
      operation: /^DELETE \/accounts$/,
      answer: () => {
        if (!hub) return none();
        hub = undefined;
        standards.clear();
        return json({});
      },
    },
    {
      operation: /^POST \/standards\/register$/,
      answer: (asked) => {
        const { StandardsSubscriptionRequests: given } = parsed<{
          StandardsSubscriptionRequests: readonly { StandardsArn: string }[];
        }>(asked);
        const enabled = given.map(({ StandardsArn }) => {
          const StandardsSubscriptionArn = subscriptionOf(StandardsArn, asked.region);
          const one = { StandardsArn, StandardsSubscriptionArn, StandardsInput: {}, StandardsStatus: "READY" };
          standards.set(StandardsSubscriptionArn, one);
          return one;
        });
        return json({ StandardsSubscriptions: enabled });
      },
    },
    {
      operation: /^POST \/standards\/get$/,
      answer: (asked) => {
        const { StandardsSubscriptionArns: wanted } = parsed<{ StandardsSubscriptionArns?: readonly string[] }>(asked);
        const found = [...standards].filter(([arn]) => wanted?.includes(arn) ?? true).map(([, one]) => one);
        return json({ StandardsSubscriptions: found });
      },
    },
    {
      operation: /^POST \/standards\/deregister$/,
      answer: (asked) => {
        const { StandardsSubscriptionArns: gone } = parsed<{ StandardsSubscriptionArns: readonly string[] }>(asked);
        for (const arn of gone) standards.delete(arn);
        return json({ StandardsSubscriptions: [] });
      },
    },
    {
      operation: /^PATCH \/associations$/,
      answer: (asked) => {
        const { StandardsControlAssociationUpdates: updates } = parsed<{
          StandardsControlAssociationUpdates: readonly Association[];
        }>(asked);
        for (const one of updates) associations.set(`${one.SecurityControlId} ${one.StandardsArn}`, one);
        return json({ UnprocessedAssociationUpdates: [] });
      },
    },
    {
      operation: /^GET \/associations\?(.*)$/,
      answer: (_, [, query]) => {
        const control = new URLSearchParams(query).get("SecurityControlId")!;
        const found = [...standards.values()].map(({ StandardsArn }) => {
          const said = associations.get(`${control} ${String(StandardsArn)}`);
          return { StandardsArn, SecurityControlId: control, AssociationStatus: "ENABLED", ...said };
        });
        return json({ StandardsControlAssociationSummaries: found });
      },
    },
  ];
}

/**
 * IAM Access Analyzer, which the emulator does not know: one analyzer of each type in an account and region.
 *
 * @see https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_CreateAnalyzer.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-quotas.html
 */
function accessAnalyzer(): readonly Supplement[] {
  const analyzers = new Map<string, Json>();
  const none = () => error("ResourceNotFoundException", "The analyzer does not exist", 404);
  return [
    {
      operation: /^PUT \/analyzer$/,
      answer: (asked) => {
        const { analyzerName, type, configuration, tags = {} } = parsed(asked);
        if ([...analyzers.values()].some((one) => one.type === type))
          return error("ServiceQuotaExceededException", "The account has an analyzer of this type", 402);
        const arn = `arn:aws:access-analyzer:${asked.region}:${account}:analyzer/${String(analyzerName)}`;
        const createdAt = "2026-01-01T00:00:00Z";
        analyzers.set(String(analyzerName), {
          arn,
          name: analyzerName,
          type,
          configuration,
          tags,
          createdAt,
          status: "ACTIVE",
        });
        return json({ arn });
      },
    },
    { operation: /^GET \/analyzer(?:\?|$)/, answer: () => json({ analyzers: [...analyzers.values()] }) },
    {
      operation: /^GET \/analyzer\/([^/?]+)$/,
      answer: (_, [, name]) => (analyzers.has(name!) ? json({ analyzer: analyzers.get(name!) }) : none()),
    },
    {
      operation: /^DELETE \/analyzer\/([^/?]+)/,
      answer: (_, [, name]) => (analyzers.delete(name!) ? json({}) : none()),
    },
  ];
}

/**
 * How often AWS Config records, which the emulator forgets.
 *
 * @see https://docs.aws.amazon.com/config/latest/APIReference/API_RecordingMode.html
 */
function recordingModes(): { readonly supplement: Supplement; readonly amendment: Amendment } {
  const modes = new Map<string, unknown>();
  return {
    supplement: {
      operation: /^StarlingDoveService\.PutConfigurationRecorder$/,
      answer: (asked) => {
        const { ConfigurationRecorder: recorder } = parsed<{
          ConfigurationRecorder: { readonly name: string; readonly recordingMode?: unknown };
        }>(asked);
        modes.set(recorder.name, recorder.recordingMode ?? { recordingFrequency: "CONTINUOUS" });
        return undefined;
      },
    },
    amendment: {
      operation: /^StarlingDoveService\.DescribeConfigurationRecorders$/,
      amend: (body) => {
        const told = JSON.parse(body) as { ConfigurationRecorders?: readonly { readonly name: string }[] };
        const recorders = told.ConfigurationRecorders?.map((one) => ({ ...one, recordingMode: modes.get(one.name) }));
        return JSON.stringify({ ...told, ConfigurationRecorders: recorders });
      },
    },
  };
}

export function accountSecurity(): {
  readonly supplements: readonly Supplement[];
  readonly amendments: readonly Amendment[];
} {
  const modes = recordingModes();
  return {
    supplements: [...securityHub(), ...accessAnalyzer(), modes.supplement],
    amendments: [modes.amendment],
  };
}
