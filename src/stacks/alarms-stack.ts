import { TerraformOutput, type TerraformElement } from "cdktf";
import { Construct } from "constructs";
import {
  AlarmSet,
  AlarmTopic,
  DatabaseEvents,
  ecsEvents,
  EventNotice,
  TopicKey,
  type AlarmActions,
  type EventRow,
} from "../../modules/ops/index.js";
import type { DefinedEnvironment } from "../define-environment.js";
import { collectTargets, severities, type Severity, type TargetKind } from "../environment/index.js";
import { auroraClusters, auroraInstances } from "../environment/resources/aurora.js";
import { ecsClusters, type EcsCluster } from "../environment/resources/ecs.js";
import { rdsInstances } from "../environment/resources/rds.js";
import { awsName, prefixOf } from "../names/index.js";
import { OperationsStack } from "./operations-stack.js";

/** The ops team's half of an environment: alarms, and who is told. */
export class AlarmsStack extends OperationsStack {
  private readonly sets: AlarmSet[] = [];

  constructor(scope: Construct, environment: DefinedEnvironment) {
    super(scope, "ops", "alarms", environment);
    const actions = this.addRoutes();
    const { alarms } = environment.plan;
    for (const service of new Set(alarms.map((alarm) => alarm.service))) {
      this.sets.push(
        new AlarmSet(this, service, { alarms: alarms.filter((alarm) => alarm.service === service), actions }),
      );
    }
    this.addEvents(actions);
  }

  /** The topics, to which all alarms refer, are looked at in the stack's output. */
  protected override get withoutReferences(): ReadonlySet<TerraformElement> {
    return new Set(this.sets.flatMap(({ plain }) => plain));
  }

  private addEvents(actions: Readonly<Record<Severity, AlarmActions>>): void {
    const { resources, language } = this.environment;
    const events = new Construct(this, "events");
    for (const { keys, target } of collectTargets(resources, ecsClusters)) {
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
      kinds.flatMap((kind) => collectTargets(resources, kind)).map(({ target }) => target.identifier);
    new DatabaseEvents(events, "rds", {
      name: awsName("eventSubscription", this.environment, "rds"),
      topicArn: actions.error.topicArn,
      sources: { "db-cluster": identifiers(auroraClusters), "db-instance": identifiers(auroraInstances, rdsInstances) },
    });
  }

  private addRoutes(): Record<Severity, AlarmActions> {
    const { account, region, alarms } = this.environment;
    const notification = new Construct(this, "notification");
    const madeHere = severities.some((severity) => alarms.routes[severity].receivers !== undefined);
    const alias = awsName("kmsAlias", this.environment, "notification");
    const kmsKeyArn =
      madeHere && alarms.topicKmsKey === undefined
        ? new TopicKey(notification, "key", { account, region, alias }).keyArn
        : alarms.topicKmsKey;
    const actionsOf = (severity: Severity): AlarmActions => {
      const { receivers, topicArn, okNotices } = alarms.routes[severity];
      if (topicArn !== undefined) return { topicArn, okNotices };
      const name = awsName("topic", this.environment, "alarms", severity);
      const topic = new AlarmTopic(notification, severity, {
        account,
        region,
        name,
        kmsKeyArn: kmsKeyArn!,
        receivers: receivers!,
      });
      return { topicArn: topic.topicArn, okNotices };
    };
    const actions = { error: actionsOf("error"), warn: actionsOf("warn") };
    new TerraformOutput(this, "topic_arns", {
      description: "Topics that alarms are published to, by severity",
      value: { error: actions.error.topicArn, warn: actions.warn.topicArn },
    });
    return actions;
  }
}
