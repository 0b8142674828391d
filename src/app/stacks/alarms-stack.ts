import { TerraformOutput, type TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { AlarmSet } from "../../../modules/ops/alarms/alarm-set.js";
import {
  routeOf,
  type ActionsByRegion,
  type ActionsByRoute,
  type AlarmActions,
  type RegionActions,
} from "../../../modules/ops/notification/route.js";
import type { PlannedSpend } from "../../../modules/ops/alarms/index.js";
import { okNoticesOf } from "../ok-notices.js";
import { requireDefined, type DefinedEnvironment } from "../define-environment.js";
import { isChat } from "../../model/environment/chat.js";
import {
  chatTopicName,
  functionsIn,
  furtherOf,
  hasChatTopic,
  ownTopic,
  ownTopicKey,
  routeNamed,
  routeNameOf,
  routesOf,
  severities,
  suggest,
  type AlarmPolicy,
  type NamedRoute,
  type Routed,
  type Severity,
} from "../../model/environment/index.js";
import { lookUp } from "../../model/look-up.js";
import type { Place } from "../../model/iam/index.js";
import { awsName, prefixOf } from "../../model/names/index.js";
import { roomFor } from "../../cdktf/address.js";
import { writeAsWritten } from "../../cdktf/as-written.js";
import { inLanguage } from "../../model/text.js";
import { addChannels } from "./add-channels.js";
import { handOver } from "./hand-over.js";
import { modules } from "./ops-modules.js";
import { permitTopic } from "./permit-topic.js";
import { addSpend, costsTold } from "./spend.js";
import { TeamStack } from "./team-stack.js";

/** The ops team's half of an environment: what its plan holds, and who is told. */
export class AlarmsStack extends TeamStack {
  /** What follows from an alarm in the environment's region, by severity: for alarms of your own. */
  readonly actions: Readonly<Record<Severity, AlarmActions>>;
  private readonly byRoute: ActionsByRoute;
  private readonly spend: readonly PlannedSpend[];

  constructor(scope: Construct, environment: DefinedEnvironment) {
    super(scope, "ops", "alarms", requireDefined(environment, "AlarmsStack: environment"));
    const { alarms, burnRates, composites, events, databaseEvents, spend, dashboard } = environment.monitoring;
    this.spend = spend;
    const regions = this.addRegions([...alarms, ...burnRates, ...composites, ...events, ...databaseEvents, ...spend]);
    this.byRoute = regions[environment.region]!.actions;
    const actionsOf = (route: string) => this.actionsOf(route);
    this.actions = {
      get error() {
        return actionsOf("error");
      },
      get warn() {
        return actionsOf("warn");
      },
    };
    const notices = new Construct(this, "events");
    for (const event of events) {
      const id = [event.service, ...event.target, event.row].join("_");
      new modules.EventNotice(notices, id, { ...event, ...routeOf(regions, event) });
    }
    if (databaseEvents.length > 0) {
      const name = awsName("eventSubscription", environment, "rds");
      new modules.DatabaseEvents(notices, "rds", { name, events: databaseEvents, regions });
    }
    for (const { region, route, key, name, pattern } of okNoticesOf(environment)) {
      const { topicArn, chatTopicArn, provider } = routeOf(regions, { id: "ok", severity: "error", route, region });
      const chatText = inLanguage(becameOk, environment.language);
      new modules.OkNotice(notices, `ok_${key}`, { name, pattern, topicArn, chatTopicArn, chatText, provider });
    }
    addChannels(this, regions);
    addSpend(this, spend, regions);
    const sets = [...new Set(alarms.map((alarm) => alarm.service))].map((service) => {
      const ofService = alarms.filter((alarm) => alarm.service === service);
      return new AlarmSet(roomFor(this, service), service, { alarms: ofService, regions });
    });
    if (composites.length > 0) {
      const { service } = composites[0]!;
      new modules.CompositeAlarms(roomFor(this, service), service, { composites, regions, alarms: sets });
    }
    if (burnRates.length > 0) {
      const { service } = burnRates[0]!;
      new modules.BurnRateAlarms(roomFor(this, service), service, { alarms: burnRates, regions });
    }
    if (dashboard) new modules.AlarmDashboard(roomFor(this, "dashboard"), "dashboard", { dashboard });
  }

  /**
   * What follows from an alarm of your own in the environment's region, by the name of a route.
   *
   * @throws Error where there is no such route, or nothing of the plan goes by it in that region.
   */
  actionsOf(route: string): AlarmActions {
    const actions = lookUp(this.byRoute, route);
    if (!actions) {
      const known = Object.keys(this.byRoute).filter((name) => this.byRoute[name]);
      throw new Error(`${this.node.id}: "${route}" is no route in ${this.environment.region}${suggest(route, known)}`);
    }
    return { ...actions, okNotices: routeNamed(this.environment.alarms, route)?.okNotices ?? false };
  }

  /** The environment's region, and each one more that the plan is in: some services publish in us-east-1 only. */
  private addRegions(items: readonly Placed[]): ActionsByRegion {
    const home = this.environment.region;
    const further = new Set(items.map(({ region }) => region).filter((region) => region !== home));
    return Object.fromEntries(
      [home, ...[...further].sort()].map((region) => [
        region,
        this.addRegion(
          region,
          items.filter((item) => item.region === region),
        ),
      ]),
    );
  }

  private addRegion(region: string, items: readonly Placed[]): RegionActions {
    const alias = region.replaceAll("-", "_");
    const abroad = region !== this.environment.region;
    const provider = this.providerIn(region);
    const scope = new Construct(this, abroad ? `notification_${alias}` : "notification");
    // A topic of a severity is there for alarms of others too; one of another route only where something goes by it.
    const used = new Set<string>([...severities, ...items.map(routeNameOf)]);
    const routes = routesOf(this.environment.alarms).filter(({ name }) => used.has(name));
    const actions = this.addTopics(scope, { account: this.environment.account, region, provider }, routes);
    const topics = new TerraformOutput(this, abroad ? `topic_arns_${alias}` : "topic_arns", {
      description: `Topics that alarms are published to, by route${abroad ? `, in ${region}` : ""}`,
      value: Object.fromEntries(Object.entries(actions).map(([route, one]) => [route, one?.topicArn])),
    });
    writeAsWritten(topics);
    for (const [route, one] of Object.entries(actions)) {
      handOver(this, ["topics", ...(abroad ? [region] : []), route].join("/"), one?.topicArn);
    }
    return { provider, actions };
  }

  /**
   * A topic for each route whose receivers have none of the team's own, and the key of those topics. That alarms are over is told
   * by rules, so no alarm of the plan has an action for it.
   */
  private addTopics(
    scope: Construct,
    place: Place & { readonly provider?: TerraformProvider },
    routes: readonly NamedRoute[],
  ): ActionsByRoute {
    const { environment } = this;
    const own = (name: string) => ownTopic(environment, name, place.region);
    const isMade = ({ name, route }: NamedRoute) => own(name) === undefined && route.receivers;
    const heartbeat = place.region === environment.region ? environment.alarms.heartbeat : undefined;
    const alias = awsName("kmsAlias", environment, "notification");
    const givenKey = ownTopicKey(environment, place.region);
    const needsKey = routes.some(isMade) || heartbeat !== undefined;
    const made = routes.filter(isMade).map(({ name }) => name);
    const costs = costsTold(this.spend, place.region, made);
    const kmsKeyArn =
      givenKey ?? (needsKey ? new modules.TopicKey(scope, "key", { ...place, alias, costs }).keyArn : undefined);
    if (heartbeat) this.addHeartbeat(scope, heartbeat, { ...place, kmsKeyArn: kmsKeyArn! });
    const actionsOf = ({ name: route, route: { receivers } }: NamedRoute): AlarmActions | undefined => {
      const given = own(route);
      const further = furtherOf(environment, route, place.region);
      if (given !== undefined) return { topicArn: given, okNotices: false, ...further };
      if (!receivers) return undefined; // a topic of the team's own elsewhere, and nothing of this route here
      const name = awsName("topic", environment, "alarms", route);
      const { topicArn, openTopicArn } = new modules.AlarmTopic(roomFor(scope, route), route, {
        ...place,
        name,
        kmsKeyArn: kmsKeyArn!,
        receivers,
        costs: costsTold(this.spend, place.region, [route]),
      });
      permitTopic(this, scope, { route, topicArn, region: place.region, receivers });
      if (!hasChatTopic(environment, route, place.region)) {
        return { topicArn, openTopicArn, okNotices: false, ...further };
      }
      const { topicArn: chatTopicArn } = new modules.AlarmTopic(scope, `chat_${route}`, {
        ...place,
        name: chatTopicName(environment, route),
        kmsKeyArn: kmsKeyArn!,
        receivers: Object.fromEntries(Object.entries(receivers).filter(([, receiver]) => isChat(receiver))),
      });
      return { topicArn, openTopicArn, okNotices: false, ...further, chatTopicArn };
    };
    this.permitFunctions(scope, place, routes);
    return Object.fromEntries(routes.map((one) => [one.name, actionsOf(one)]));
  }

  /** Lets alarms of a region invoke the functions of routes, but those whose policy does so already. */
  private permitFunctions(
    scope: Construct,
    place: Place & { readonly provider?: TerraformProvider },
    routes: readonly NamedRoute[],
  ): void {
    const { environment } = this;
    const functions = new Construct(scope, "functions");
    for (const { name: route, route: given } of routes) {
      for (const { key, arn, permitted } of functionsIn(given, environment.region, place.region)) {
        if (permitted) continue;
        const statementId = awsName("lambdaPermission", environment, "alarms", route, key);
        new modules.AlarmFunction(functions, `${route}_${key}`, { ...place, functionArn: arn, statementId });
      }
    }
  }

  /** Its topic has the key and the policy of the others: who may no longer publish there may not here. */
  private addHeartbeat(
    scope: Construct,
    { receivers, interval }: NonNullable<AlarmPolicy["heartbeat"]>,
    place: Place & { readonly kmsKeyArn: string },
  ): void {
    const { environment } = this;
    const name = awsName("topic", environment, "heartbeat");
    const { topicArn } = new modules.AlarmTopic(scope, "heartbeat", { ...place, name, receivers });
    permitTopic(this, scope, { route: "heartbeat", topicArn, region: place.region, receivers });
    new modules.Heartbeat(scope, "heartbeat_rule", {
      name: awsName("rule", environment, "heartbeat"),
      interval,
      text: `${prefixOf(environment)}: messages still come`,
      topicArn,
    });
  }
}

const becameOk = {
  en: "<name> became OK after ALARM: <reason>",
  ja: "<name> が ALARM から OK に復旧しました: <reason>",
};

/** Something of the plan, as far as topics ask. */
type Placed = Routed & { readonly region: string };
