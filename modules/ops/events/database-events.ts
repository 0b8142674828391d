import { DbEventSubscription } from "@cdktf/provider-aws/lib/db-event-subscription";
import type { Construct } from "constructs";
import { Module } from "../../../src/cdktf/as-written.js";
import { required } from "../../../src/cdktf/inputs.js";
import { keepReference } from "../../../src/model/schema/token.js";
import { routeNameOf } from "../../../src/model/environment/index.js";
import type { PlannedDatabaseEvents } from "../engine/event.js";
import { routeOf, type ActionsByRegion } from "../notification/route.js";
import { EventNotice } from "./event-notice.js";

export interface DatabaseEventsProps {
  /** What the subscriptions' names begin with. */
  readonly name: string;
  /** DB clusters and DB instances to be told of, by subscription. */
  readonly events: readonly PlannedDatabaseEvents[];
  /** Topics that let RDS publish, by region and route. */
  readonly regions: ActionsByRegion;
}

/**
 * Tells topics of failovers, failures and full disks of RDS and Aurora. What shares a subscription and a route stands in
 * one, since their number is limited. Channels of Slack and Teams are told by rules of EventBridge.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.html
 */
export class DatabaseEvents extends Module {
  constructor(scope: Construct, id: string, props: DatabaseEventsProps) {
    super(scope, id, required(props, { name: "text", events: "list", regions: "object" }));
    const { name, events, regions } = props;
    for (const event of events) this.tellChannels(event, regions);
    const groups = new Map<string, PlannedDatabaseEvents[]>();
    for (const event of events) {
      const group = groups.get(keyOf(event));
      if (group) group.push(event);
      else groups.set(keyOf(event), [event]);
    }
    for (const [key, group] of groups) {
      const { subscription } = group[0]!;
      const { topicArn, provider } = routeOf(regions, group[0]!);
      const other = group.find((one) => JSON.stringify(one.subscription) !== JSON.stringify(subscription));
      if (other) {
        const message = `${group[0]!.id} and ${other.id} differ in what they say of the subscription "${subscription.key}"`;
        throw new Error(`${this.node.path}: ${message}; give one of the two a key of its own`);
      }
      new DbEventSubscription(this, key, {
        name: `${name}-${key}`,
        snsTopic: keepReference(topicArn),
        sourceType: subscription.sourceType,
        sourceIds: group.map(({ identifier }) => keepReference(identifier)).sort(),
        eventCategories: [...subscription.categories],
        provider,
      });
    }
  }

  /** What RDS publishes itself is in no form that channels are shown; EventBridge hears of the same. */
  private tellChannels(event: PlannedDatabaseEvents, regions: ActionsByRegion): void {
    const { chatTopicArn, provider } = routeOf(regions, event);
    if (chatTopicArn === undefined) return;
    const { name, description, subscription, identifier } = event;
    new EventNotice(this, ["chat", event.service, ...event.target, event.row].join("_"), {
      name,
      description,
      pattern: {
        source: ["aws.rds"],
        "detail-type": [detailTypes[subscription.sourceType]],
        detail: { SourceIdentifier: [identifier], EventCategories: [...subscription.categories] },
      },
      paths: { source: "$.detail.SourceIdentifier", message: "$.detail.Message" },
      text: `${description} <source>: <message>`,
      chatTopicArn,
      provider,
    });
  }
}

/** @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_Events.overview.html */
const detailTypes = { "db-cluster": "RDS DB Cluster Event", "db-instance": "RDS DB Instance Event" } as const;

/** `error` is what these events are by default, and is left out of names and addresses; a route may be called as a part of a key. */
function keyOf({ subscription, ...event }: PlannedDatabaseEvents): string {
  const route = routeNameOf(event);
  if (route === "error") return subscription.key;
  return [subscription.key, ...(route === "warn" ? [] : ["route"]), route].join("-");
}
