import { TerraformOutput, type TerraformElement, type TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import {
  AlarmSet,
  AlarmTopic,
  DatabaseEvents,
  ecsEvents,
  EventNotice,
  TopicKey,
  type ActionsBySeverity,
  type AlarmActions,
  type AlarmSetProps,
  type EventRow,
} from "../../../modules/ops/index.js";
import type { DefinedEnvironment } from "../define-environment.js";
import { collectTargets, severities, type Severity, type TargetKind } from "../../model/environment/index.js";
import { auroraClusters, auroraInstances } from "../../model/inventory/aurora.js";
import { ecsClusters, type EcsCluster } from "../../model/inventory/ecs.js";
import { rdsInstances } from "../../model/inventory/rds.js";
import { awsName, prefixOf } from "../../model/names/index.js";
import { TeamStack } from "./team-stack.js";

/** The ops team's half of an environment: alarms, and who is told. */
export class AlarmsStack extends TeamStack {
  private readonly sets: AlarmSet[] = [];
  /** What follows from an alarm here, by severity: for alarms of your own. */
  readonly actions: ActionsBySeverity;

  constructor(scope: Construct, environment: DefinedEnvironment) {
    super(scope, "ops", "alarms", environment);
    const { region, monitoring } = environment;
    const actions = this.addRoutes("notification", { region });
    this.actions = actions;
    const usEast1 = monitoring.alarms.some((alarm) => alarm.region === "us-east-1") ? this.addUsEast1() : undefined;
    for (const service of new Set(monitoring.alarms.map((alarm) => alarm.service))) {
      const alarms = monitoring.alarms.filter((alarm) => alarm.service === service);
      this.sets.push(new AlarmSet(this, service, { alarms, region, actions, usEast1 }));
    }
    this.addEvents(actions);
  }

  /** The topics, to which all alarms refer, are looked at in the stack's output. */
  protected override get withoutReferences(): ReadonlySet<TerraformElement> {
    return new Set(this.sets.flatMap(({ plain }) => plain));
  }

  private addEvents(actions: ActionsBySeverity): void {
    const { language } = this.environment;
    const events = new Construct(this, "events");
    for (const { keys, target } of collectTargets(this.environment, ecsClusters)) {
      for (const [row, event] of Object.entries<EventRow<EcsCluster>>(ecsEvents)) {
        new EventNotice(events, ["ecs", ...keys, row].join("_"), {
          name: awsName("rule", this.environment, "ecs", ...keys, row),
          description: event.text.en.replace(/<|>/g, ""),
          pattern: event.pattern(target, this.environment),
          paths: event.paths,
          text: `${prefixOf(this.environment)}: ${event.text[language]}`,
          topicArn: actions[event.severity].topicArn,
        });
      }
    }
    const identifiers = (...kinds: TargetKind<{ readonly identifier: string }>[]) =>
      kinds.flatMap((kind) => collectTargets(this.environment, kind)).map(({ target }) => target.identifier);
    new DatabaseEvents(events, "rds", {
      name: awsName("eventSubscription", this.environment, "rds"),
      topicArn: actions.error.topicArn,
      sources: { "db-cluster": identifiers(auroraClusters), "db-instance": identifiers(auroraInstances, rdsInstances) },
    });
  }

  /** Some services publish their metrics in us-east-1 only; alarms and topics must then be there too. */
  private addUsEast1(): NonNullable<AlarmSetProps["usEast1"]> {
    const provider = this.addProvider("us_east_1", { region: "us-east-1", alias: "us_east_1" });
    const actions = this.addRoutes("notification_us_east_1", { region: "us-east-1", provider });
    return { provider, actions };
  }

  private addRoutes(
    id: string,
    place: { readonly region: string; readonly provider?: TerraformProvider },
  ): ActionsBySeverity {
    const { account, alarms } = this.environment;
    const scope = new Construct(this, id);
    const abroad = place.provider !== undefined;
    const givenKey = abroad ? alarms.topicKmsKeyUsEast1 : alarms.topicKmsKey;
    const madeHere = severities.some((severity) => alarms.routes[severity].receivers !== undefined);
    const alias = awsName("kmsAlias", this.environment, "notification");
    const kmsKeyArn =
      madeHere && givenKey === undefined ? new TopicKey(scope, "key", { account, ...place, alias }).keyArn : givenKey;
    const actionsOf = (severity: Severity): AlarmActions => {
      const { receivers, topicArn, topicArnUsEast1, okNotices } = alarms.routes[severity];
      const ownTopic = abroad ? topicArnUsEast1 : topicArn;
      if (ownTopic !== undefined) return { topicArn: ownTopic, okNotices };
      const name = awsName("topic", this.environment, "alarms", severity);
      const topic = new AlarmTopic(scope, severity, {
        account,
        ...place,
        name,
        kmsKeyArn: kmsKeyArn!,
        receivers: receivers!,
      });
      return { topicArn: topic.topicArn, okNotices };
    };
    const actions = { error: actionsOf("error"), warn: actionsOf("warn") };
    new TerraformOutput(this, abroad ? "topic_arns_us_east_1" : "topic_arns", {
      description: `Topics that alarms are published to, by severity${abroad ? ", in us-east-1" : ""}`,
      value: { error: actions.error.topicArn, warn: actions.warn.topicArn },
    });
    return actions;
  }
}
