import { ecsExecConfiguration, ecsExecPolicy, LogGroup, sessionManagerPolicy, SessionPreferences } from "unyo/dev";
import { EcsCluster } from "@cdktf/provider-aws/lib/ecs-cluster";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { Construct } from "constructs";

export const example = (scope: Construct) => {
  const log = new LogGroup(scope, "sessions", { name: "/idp/prod/sessions", retention: 2557 });
  const { logGroupName, logGroupArn } = log;

  // Containers, entered with ECS Exec
  const executeCommandConfiguration = ecsExecConfiguration({ logGroupName });
  new EcsCluster(scope, "cluster", { name: "idp", configuration: { executeCommandConfiguration } });
  new IamRolePolicy(scope, "task", { role: "idp-task", policy: ecsExecPolicy({ logGroupArn }) });

  // Instances, entered with Session Manager
  new SessionPreferences(scope, "preferences", { logGroupName });
  new IamRolePolicy(scope, "instance", { role: "idp-instance", policy: sessionManagerPolicy({ logGroupArn }) });
};
