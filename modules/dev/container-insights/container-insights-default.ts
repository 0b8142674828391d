import { EcsAccountSettingDefault } from "@cdktf/provider-aws/lib/ecs-account-setting-default";
import type { Construct } from "constructs";
import { Module } from "../../../src/cdktf/as-written.js";
import { required } from "../../../src/cdktf/inputs.js";
import { mainResource } from "../../../src/cdktf/address.js";
import { protect } from "../../../src/cdktf/adopt.js";

/** What Container Insights measures: `enhanced` down to tasks and containers, `enabled` clusters and services. */
export type ContainerInsightsLevel = "enhanced" | "enabled" | "disabled";

export interface ContainerInsightsDefaultProps {
  /**
   * The level of clusters that say nothing themselves.
   * @default enhanced
   */
  readonly level?: ContainerInsightsLevel;
  /**
   * Whether the default goes with what set it: Terraform then sets it to `disabled`, for clusters of everybody. Otherwise Terraform refuses.
   * @default false
   */
  readonly destroyable?: boolean;
}

/**
 * The Container Insights setting with which new ECS clusters of an account and region begin. Clusters that exist already keep
 * theirs. There is one for each account and region.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-account-settings.html
 */
export class ContainerInsightsDefault extends Module {
  constructor(scope: Construct, id: string, props: ContainerInsightsDefaultProps = {}) {
    super(scope, id, required(props, {}));
    const { level = "enhanced", destroyable } = props;
    const setting = new EcsAccountSettingDefault(this, mainResource, { name: "containerInsights", value: level });
    if (!destroyable) protect(setting);
  }
}
