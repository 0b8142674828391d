import { CloudwatchDashboard } from "@cdktf/provider-aws/lib/cloudwatch-dashboard";
import type { Construct } from "constructs";
import { mainResource } from "../../../src/cdktf/address.js";
import { Module } from "../../../src/cdktf/as-written.js";
import { required } from "../../../src/cdktf/inputs.js";
import type { Dashboard } from "../engine/dashboard/dashboard.js";

export interface AlarmDashboardProps {
  /** A dashboard as an environment resolves it: `defineEnvironment(…).monitoring.dashboard`. */
  readonly dashboard: Dashboard;
}

/**
 * A dashboard of what is in alarm, and of each metric that is watched. Graphs keep the period of their alarms at every range of time: sums of
 * another one would be held against a threshold that is not theirs.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutDashboard.html
 */
export class AlarmDashboard extends Module {
  constructor(scope: Construct, id: string, props: AlarmDashboardProps) {
    super(scope, id, required(props, { dashboard: { name: "text", widgets: "list" } }));
    const { name, widgets } = props.dashboard;
    const body = { periodOverride: "inherit", widgets };
    new CloudwatchDashboard(this, mainResource, { dashboardName: name, dashboardBody: JSON.stringify(body) });
  }
}
