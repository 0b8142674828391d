import { matching, object } from "../schema/fields.js";

/** A channel of Slack. */
export interface SlackChannel {
  /** ID of the workspace, as the console shows it. */
  readonly workspace: string;
  /** ID of the channel: the end of its link. */
  readonly channel: string;
}

/** A channel of Microsoft Teams. */
export interface TeamsChannel {
  /** ID of the tenant, as the console shows it. */
  readonly tenant: string;
  /** ID of the team, as the console shows it. */
  readonly team: string;
  /** ID of the channel, as it stands in its link: `19%3a…%40thread.tacv2`. */
  readonly channel: string;
}

/** IDs of Slack are in capitals; a name of a channel is not, and AWS would take it without a word. */
const slackId = /^[0-9A-Z]{1,255}$/;
const uuid = /^[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$/;
const teamsId = /^[\w=+/.,-]+%3[aA][\w=+/.,-]+%40[\w=+/.,-]+$/;

export const slackChannel = object({
  workspace: matching(slackId, "the ID of a Slack workspace, such as T0123ABCD"),
  channel: matching(slackId, "the ID of a Slack channel, the end of its link, such as C0123ABCD"),
});

const example = "12345678-1234-1234-1234-123456789012";

export const teamsChannel = object({
  tenant: matching(uuid, `the ID of a tenant, such as ${example}`),
  team: matching(uuid, `the ID of a team, such as ${example}`),
  channel: matching(teamsId, "the ID of a channel as its link has it, such as 19%3a…%40thread.tacv2"),
});

/** A receiver, as far as it may be a channel. */
interface MayBeChannel {
  readonly slack?: SlackChannel | undefined;
  readonly teams?: TeamsChannel | undefined;
}

/** A channel among receivers: exactly one of `slack` and `teams`. */
export interface Channel extends MayBeChannel {
  /** What it is called among the channels of an account: part of names and addresses. */
  readonly keys: readonly [kind: "slack" | "teams", id: string];
}

export const isChat = ({ slack, teams }: MayBeChannel): boolean => (slack ?? teams) !== undefined;

/** The channel that a receiver is, if it is one. The AWS provider finds that of Teams by its team alone. */
export function channelOf({ slack, teams }: MayBeChannel): Channel | undefined {
  if (slack) return { keys: ["slack", slack.channel], slack };
  return teams && { keys: ["teams", teams.team.toLowerCase()], teams };
}
