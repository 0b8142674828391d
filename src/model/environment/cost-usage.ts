import * as z from "zod";
import { expects, object } from "../schema/fields.js";

/**
 * What GuardDuty looks at in a month, in the whole account. Metrics of the namespace `AWS/GuardDuty` tell what it was; 0 says that there is
 * nothing of it.
 *
 * @see https://docs.aws.amazon.com/guardduty/latest/ug/monitoring_costs.html
 */
export interface GuardDutyUsageInput {
  /**
   * Millions of management events of CloudTrail.
   * @default not counted
   * @limits 0 or more
   */
  readonly managementEvents?: number;
  /**
   * Gigabytes of flow logs and DNS queries, which it reads by itself, whether they are kept or not.
   * @default not counted
   * @limits 0 or more
   */
  readonly logs?: number;
  /**
   * Millions of data events of S3.
   * @default not counted
   * @limits 0 or more
   */
  readonly s3Events?: number;
  /**
   * Millions of events of EKS audit logs.
   * @default not counted
   * @limits 0 or more
   */
  readonly eksAuditEvents?: number;
  /**
   * Gigabytes of functions' network logs.
   * @default not counted
   * @limits 0 or more
   */
  readonly lambdaLogs?: number;
  /**
   * vCPUs of tasks, instances and nodes with an agent, on average: vCPU hours of Runtime Monitoring divided by 730.
   * @default not counted
   * @limits 0 or more
   */
  readonly vcpus?: number;
  /**
   * vCPUs of DB instances, on average.
   * @default not counted
   * @limits 0 or more
   */
  readonly databaseVcpus?: number;
  /**
   * ACUs of Aurora Serverless, on average.
   * @default not counted
   * @limits 0 or more
   */
  readonly databaseAcus?: number;
  /**
   * Gigabytes of EBS volumes that are scanned after a finding.
   * @default not counted
   * @limits 0 or more
   */
  readonly volumesScanned?: number;
}

/** What Inspector scans in a month, in the whole account. Its page of usage tells what it was; 0 says that there is nothing of it. */
export interface InspectorUsageInput {
  /**
   * Instances of EC2, on average.
   * @default not counted
   * @limits 0 or more
   */
  readonly instances?: number;
  /**
   * Images that are scanned as they are pushed.
   * @default not counted
   * @limits 0 or more
   */
  readonly imageScans?: number;
  /**
   * Further scans of images that are scanned continuously.
   * @default not counted
   * @limits 0 or more
   */
  readonly imageRescans?: number;
}

const right = "an amount in a month: 0 or more";
const amount = () => z.number(expects(right)).min(0, expects(right)).optional();

export const guardDutyUsageSchema = object({
  managementEvents: amount(),
  logs: amount(),
  s3Events: amount(),
  eksAuditEvents: amount(),
  lambdaLogs: amount(),
  vcpus: amount(),
  databaseVcpus: amount(),
  databaseAcus: amount(),
  volumesScanned: amount(),
});

export const inspectorUsageSchema = object({
  instances: amount(),
  imageScans: amount(),
  imageRescans: amount(),
});

export type GuardDutyUsage = z.output<typeof guardDutyUsageSchema>;
export type InspectorUsage = z.output<typeof inspectorUsageSchema>;
