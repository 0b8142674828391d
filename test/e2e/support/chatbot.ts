import type { Answer, Supplement } from "./supplements.js";

interface Configuration extends Readonly<Record<string, unknown>> {
  readonly ChatConfigurationArn: string;
  readonly ConfigurationName: string;
}

interface Given extends Readonly<Record<string, unknown>> {
  readonly ChatConfigurationArn?: string;
  readonly ConfigurationName: string;
  readonly TeamId?: string;
}

const json = (body: unknown, status = 200): Answer => ({
  status,
  type: "application/json",
  body: JSON.stringify(body),
});

/** What AWS fills in where nothing is said. */
const defaults = {
  LoggingLevel: "NONE",
  GuardrailPolicyArns: ["arn:aws:iam::aws:policy/AdministratorAccess"],
  UserAuthorizationRequired: false,
  Tags: [],
  State: "ENABLED",
};

/**
 * Amazon Q Developer in chat applications, which the emulator lacks. Authorized is whatever workspace or team is named.
 *
 * @see https://docs.aws.amazon.com/chatbot/latest/APIReference/API_CreateSlackChannelConfiguration.html
 * @see https://docs.aws.amazon.com/chatbot/latest/APIReference/API_ListMicrosoftTeamsChannelConfigurations.html
 */
export const chatbot = (): Supplement[] => [
  ...configurations({
    operations: "slack-channel-configuration",
    reading: /^POST \/describe-slack-channel-configurations$/,
    kind: "slack-channel",
    channel: "SlackChannelId",
    listed: "SlackChannelConfigurations",
    filled: { SlackTeamName: "operators", SlackChannelName: "alarms" },
  }),
  ...configurations({
    operations: "ms-teams-channel-configuration",
    reading: /^POST \/list-ms-teams-channel-configurations$/,
    kind: "microsoft-teams-channel",
    channel: "ChannelId",
    listed: "TeamChannelConfigurations",
    filled: { TeamName: "operators", ChannelName: "alarms" },
  }),
];

interface Kind {
  readonly operations: string;
  readonly reading: RegExp;
  readonly kind: string;
  /** The field of the channel's ID, of which an account has one. */
  readonly channel: string;
  readonly listed: string;
  readonly filled: Readonly<Record<string, string>>;
}

function configurations({ operations, reading, kind, channel, listed, filled }: Kind): Supplement[] {
  const kept = new Map<string, Configuration>();
  const on = (verb: string) => new RegExp(`^POST /${verb}-${operations}$`);
  const given = (body: string) => JSON.parse(body) as Given;
  return [
    {
      operation: on("create"),
      answer: ({ body }) => {
        const asked = given(body);
        const ChatConfigurationArn = `arn:aws:chatbot::111122223333:chat-configuration/${kind}/${asked.ConfigurationName}`;
        if ([...kept.values()].some((one) => one[channel] === asked[channel]))
          return json({ __type: "ConflictException", message: "has already been configured for AWS account" }, 409);
        const made = { ...defaults, ...filled, ...asked, ChatConfigurationArn };
        kept.set(ChatConfigurationArn, made);
        return json({ ChannelConfiguration: made }, 201);
      },
    },
    {
      operation: on("update"),
      answer: ({ body }) => {
        const asked = given(body);
        const known = kept.get(asked.ChatConfigurationArn ?? "");
        if (!known) return json({ __type: "ResourceNotFoundException", message: "none" }, 404);
        const made = { ...known, ...asked, ChatConfigurationArn: known.ChatConfigurationArn };
        kept.set(known.ChatConfigurationArn, made);
        return json({ ChannelConfiguration: made });
      },
    },
    {
      operation: on("delete"),
      answer: ({ body }) => {
        kept.delete(given(body).ChatConfigurationArn ?? "");
        return { status: 204, body: "" };
      },
    },
    {
      operation: reading,
      answer: ({ body }) => {
        const { ChatConfigurationArn: arn, TeamId: team } = given(body);
        const found = [...kept.values()].filter(
          (one) =>
            (arn === undefined || one.ChatConfigurationArn === arn) && (team === undefined || one.TeamId === team),
        );
        return json({ [listed]: found });
      },
    },
  ];
}
