import { TerraformOutput } from "cdktf";
import { Construct } from "constructs";
import { AlarmSet, AlarmTopic, TopicKey, type AlarmActions } from "../../modules/ops/index.js";
import type { DefinedEnvironment } from "../define-environment.js";
import { severities, type Severity } from "../environment/index.js";
import { awsName } from "../names/index.js";
import { OperationsStack } from "./operations-stack.js";

/** The ops team's half of an environment: alarms, and who is told. */
export class AlarmsStack extends OperationsStack {
  constructor(scope: Construct, environment: DefinedEnvironment) {
    super(scope, "ops", "alarms", environment);
    const actions = this.addRoutes();
    const { alarms } = environment.plan;
    for (const service of new Set(alarms.map((alarm) => alarm.service))) {
      new AlarmSet(this, service, { alarms: alarms.filter((alarm) => alarm.service === service), actions });
    }
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
