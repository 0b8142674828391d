import { isToken, routesOf, show, type Environment, type Issue } from "../../model/environment/index.js";
import { receiverKinds, type Receiver } from "../../model/environment/receivers.js";

/** Whether SNS takes who is told, and each of them once. */
export function checkReceivers(environment: Environment): Issue[] {
  const { heartbeat } = environment.alarms;
  const groups = [
    ...routesOf(environment.alarms).map(({ path, route }) => ({ path, receivers: route.receivers ?? {} })),
    ...(heartbeat ? [{ path: ["alarms", "heartbeat"], receivers: heartbeat.receivers }] : []),
  ];
  return groups.flatMap(({ path, receivers }) => {
    const at = [...path, "receivers"];
    return [
      ...toldTwice(receivers).map((issue) => ({ ...issue, path: [...at, ...issue.path] })),
      ...Object.entries(receivers).flatMap(([key, receiver]) => elsewhere(environment, receiver, [...at, key])),
    ];
  });
}

/** A topic has one subscription for an endpoint: of two in Terraform, the first that goes takes the other's along. */
function toldTwice(receivers: Readonly<Record<string, Receiver>>): Issue[] {
  const first = new Map<string, string>();
  return Object.entries(receivers).flatMap(([key, receiver]): Issue[] =>
    receiverKinds.flatMap((kind) => {
      const endpoint = receiver[kind];
      if (endpoint === undefined) return [];
      const twin = first.get(`${kind} ${endpoint}`);
      first.set(`${kind} ${endpoint}`, key);
      return twin === undefined ? [] : [{ path: [key, kind], message: `is told as ${show(twin)} already` }];
    }),
  );
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
