import { formatPath, isToken, routesOf, show, type Environment, type Issue } from "../../model/environment/index.js";
import { namedChannels, type NamedChannel } from "../../model/contract/chat.js";
import { isChat } from "../../model/environment/chat.js";
import { endpointsOf, type Receiver } from "../../model/environment/receivers.js";
import { partitionOf } from "../../model/iam/index.js";

/** Whether SNS takes who is told, and each of them once. */
export function checkReceivers(environment: Environment): Issue[] {
  const { heartbeat } = environment.alarms;
  const groups = [
    ...routesOf(environment.alarms).map(({ path, route }) => ({ path, receivers: route.receivers ?? {} })),
    ...(heartbeat ? [{ path: ["alarms", "heartbeat"], receivers: heartbeat.receivers }] : []),
  ];
  const ofGroups = groups.flatMap(({ path, receivers }) => {
    const at = [...path, "receivers"];
    return [
      ...toldTwice(receivers).map((issue) => ({ ...issue, path: [...at, ...issue.path] })),
      ...Object.entries(receivers).flatMap(([key, receiver]) => [
        ...elsewhere(environment, receiver, [...at, key]),
        ...withoutChat(environment, receiver, [...at, key]),
      ]),
    ];
  });
  return [...ofGroups, ...secondOfTeam(environment)];
}

/** Provider 5.100 and 6.x ask for the configurations of a team, and give up where there are two: "too many results". */
function secondOfTeam(environment: Environment): Issue[] {
  const first = new Map<string, NamedChannel>();
  return namedChannels(environment).flatMap((named): Issue[] => {
    const known = first.get(named.keys.join());
    if (!known) first.set(named.keys.join(), named);
    if (!known || same(known, named)) return [];
    const [kind, id] = named.keys;
    const right =
      kind === "slack"
        ? "an account knows a channel by one workspace; give both the same"
        : "the AWS provider tells the channels of a team apart by the account alone; give a channel of another team, or a function that writes to it";
    return [{ path: named.path, message: `${show(id)} is told another way by ${formatPath(known.path)}; ${right}` }];
  });
}

const same = (one: NamedChannel, other: NamedChannel): boolean =>
  JSON.stringify([one.slack, one.teams]).toLowerCase() === JSON.stringify([other.slack, other.teams]).toLowerCase();

/** A topic has one subscription for an endpoint: of two in Terraform, the first that goes takes the other's along. */
function toldTwice(receivers: Readonly<Record<string, Receiver>>): Issue[] {
  const first = new Map<string, string>();
  return Object.entries(receivers).flatMap(([key, receiver]): Issue[] =>
    endpointsOf(receiver).flatMap(({ kind, to }) => {
      const twin = first.get(`${kind} ${to}`);
      first.set(`${kind} ${to}`, key);
      return twin === undefined ? [] : [{ path: [key, kind], message: `is told as ${show(twin)} already` }];
    }),
  );
}

/** @see https://docs.aws.amazon.com/general/latest/gr/chatbot.html */
function withoutChat({ region }: Environment, receiver: Receiver, path: readonly string[]): Issue[] {
  const partition = partitionOf(region);
  if (!isChat(receiver) || partition === "aws") return [];
  const message = `Amazon Q Developer in chat applications is in no region of ${partition}; give a function that writes to the channel`;
  return [{ path, message, needs: [["region"]] }];
}

function elsewhere({ account }: Environment, receiver: Receiver, path: readonly string[]): Issue[] {
  const { lambda, permitted, sqs } = receiver;
  const ownerOf = (arn: string | undefined) => (arn === undefined || isToken(arn) ? account : arn.split(":")[4]!);
  const needs = [["account"]];
  if (ownerOf(sqs) !== account)
    return [
      {
        path: [...path, "sqs"],
        message: `${show(sqs)} is in account ${ownerOf(sqs)}, where its owner subscribes it to a topic of the team's own (topicArn)`,
        needs,
      },
    ];
  if (ownerOf(lambda) === account || permitted) return [];
  return [
    {
      path: [...path, "lambda"],
      message: `${show(lambda)} is in account ${ownerOf(lambda)}, where its policy has to let topics of ${account} invoke it; give permitted: true once it does`,
      needs,
    },
  ];
}
