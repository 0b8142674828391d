import { TerraformOutput, type TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import {
  AlarmSet,
  AlarmTopic,
  BurnRateAlarms,
  DatabaseEvents,
  EventNotice,
  OkNotice,
  routeOf,
  TopicKey,
  type ActionsByRegion,
  type ActionsBySeverity,
  type AlarmActions,
  type RegionActions,
} from "../../../modules/ops/index.js";
import { okNoticesOf } from "../ok-notices.js";
import { requireDefined, type DefinedEnvironment } from "../define-environment.js";
import { ownTopic, ownTopicKey, severities, type Severity } from "../../model/environment/index.js";
import type { Place } from "../../model/iam/index.js";
import { awsName } from "../../model/names/index.js";
import { roomFor } from "../../cdktf/address.js";
import { writeAsWritten } from "../../cdktf/as-written.js";
import { handOver } from "./hand-over.js";
import { TeamStack } from "./team-stack.js";

/** The ops team's half of an environment: what its plan holds, and who is told. */
export class AlarmsStack extends TeamStack {
  /** What follows from an alarm in the environment's region, by severity: for alarms of your own. */
  readonly actions: Readonly<Record<Severity, AlarmActions>>;

  constructor(scope: Construct, environment: DefinedEnvironment) {
    super(scope, "ops", "alarms", requireDefined(environment, "AlarmsStack: environment"));
    const { alarms, burnRates, events, databaseEvents } = environment.monitoring;
    const regions = this.addRegions([...alarms, ...burnRates, ...events, ...databaseEvents]);
    const { error, warn } = regions[environment.region]!.actions;
    const { routes } = environment.alarms;
    // The schema asks for receivers or a topic of each route.
    this.actions = {
      error: { ...error!, okNotices: routes.error.okNotices },
      warn: { ...warn!, okNotices: routes.warn.okNotices },
    };
    const notices = new Construct(this, "events");
    for (const event of events) {
      const id = [event.service, ...event.target, event.row].join("_");
      new EventNotice(notices, id, { ...event, ...routeOf(regions, event) });
    }
    const name = awsName("eventSubscription", environment, "rds");
    new DatabaseEvents(notices, "rds", { name, events: databaseEvents, regions });
    for (const { region, severity, key, name, pattern } of okNoticesOf(environment)) {
      const { topicArn, provider } = routeOf(regions, { id: "ok", severity, region });
      new OkNotice(notices, `ok_${key}`, { name, pattern, topicArn, provider });
    }
    for (const service of new Set(alarms.map((alarm) => alarm.service))) {
      const ofService = alarms.filter((alarm) => alarm.service === service);
      new AlarmSet(roomFor(this, service), service, { alarms: ofService, regions });
    }
    if (burnRates.length > 0) {
      const { service } = burnRates[0]!;
      new BurnRateAlarms(roomFor(this, service), service, { alarms: burnRates, regions });
    }
  }

  /** The environment's region, and each one more that the plan is in: some services publish in us-east-1 only. */
  private addRegions(items: readonly { readonly region: string }[]): ActionsByRegion {
    const home = this.environment.region;
    const further = new Set(items.map(({ region }) => region).filter((region) => region !== home));
    return Object.fromEntries([home, ...[...further].sort()].map((region) => [region, this.addRegion(region)]));
  }

  private addRegion(region: string): RegionActions {
    const alias = region.replaceAll("-", "_");
    const abroad = region !== this.environment.region;
    const provider = abroad ? this.providerIn(region) : undefined;
    const scope = new Construct(this, abroad ? `notification_${alias}` : "notification");
    const actions = this.addTopics(scope, { account: this.environment.account, region, provider });
    const topics = new TerraformOutput(this, abroad ? `topic_arns_${alias}` : "topic_arns", {
      description: `Topics that alarms are published to, by severity${abroad ? `, in ${region}` : ""}`,
      value: { error: actions.error?.topicArn, warn: actions.warn?.topicArn },
    });
    writeAsWritten(topics);
    for (const severity of severities) {
      handOver(this, ["topics", ...(abroad ? [region] : []), severity].join("/"), actions[severity]?.topicArn);
    }
    return { provider, actions };
  }

  /**
   * A topic for each severity whose receivers have none of the team's own, and the key of those topics. That alarms are over is told
   * by rules, so no alarm of the plan has an action for it.
   */
  private addTopics(scope: Construct, place: Place & { readonly provider?: TerraformProvider }): ActionsBySeverity {
    const { environment } = this;
    const { routes } = environment.alarms;
    const own = (severity: Severity) => ownTopic(environment, severity, place.region);
    const made = severities.filter((severity) => own(severity) === undefined && routes[severity].receivers);
    const alias = awsName("kmsAlias", environment, "notification");
    const givenKey = ownTopicKey(environment, place.region);
    const kmsKeyArn =
      givenKey ?? (made.length > 0 ? new TopicKey(scope, "key", { ...place, alias }).keyArn : undefined);
    const actionsOf = (severity: Severity): AlarmActions | undefined => {
      const { receivers } = routes[severity];
      const given = own(severity);
      if (given !== undefined) return { topicArn: given, okNotices: false };
      if (!receivers) return undefined; // a topic of the team's own elsewhere, and nothing of this severity here
      const name = awsName("topic", environment, "alarms", severity);
      const topic = new AlarmTopic(scope, severity, { ...place, name, kmsKeyArn: kmsKeyArn!, receivers });
      return { topicArn: topic.topicArn, okNotices: false };
    };
    return { error: actionsOf("error"), warn: actionsOf("warn") };
  }
}
