import type * as z from "zod";
import type { DatabaseInsightsMode } from "../facts/performance-insights.js";
import { accessAnalyzerSchema, type AccessAnalyzerInput } from "./access-analyzer.js";
import { awsConfigSchema, type AwsConfigInput } from "./aws-config.js";
import { accessLogsSchema, type AccessLogsInput } from "./access-logs.js";
import { arn, boolean, checked, object, oneOf, text, type Report } from "../schema/fields.js";
import {
  checkDatabaseInsights,
  databaseInsightsMode,
  enhancedMonitoringSchema,
  performanceInsightsSchema,
  type EnhancedMonitoringInput,
  type PerformanceInsightsInput,
} from "./database-monitoring.js";
import { ecrScanningSchema, type ScanningInput } from "./ecr-scanning.js";
import { guardDutySchema, type GuardDutyInput } from "./guard-duty.js";
import { inspectorSchema, type InspectorInput } from "./inspector.js";
import { macieSchema, type MacieInput } from "./macie.js";
import { manualOperationsSchema, type ManualOperationsInput } from "./manual-operations.js";
import { securityHubSchema, type SecurityHubInput } from "./security-hub.js";
import { telemetryLogsSchema, type LogsInput } from "./logs.js";
import { trafficLogsSchema, type TrafficLogsInput } from "./traffic-logs.js";
import { trailsSchema, type TrailSettingsInput } from "./trails.js";

/** Layers of Lambda Insights by architecture. */
export interface LambdaInsightsLayersInput {
  /** ARN of the layer of functions on x86_64. */
  readonly x86_64?: string;
  /** ARN of the layer of functions on arm64. */
  readonly arm64?: string;
}

/**
 * What the policy switches on in an account, and this environment neither sets nor tells of: each with the reason. Of what somebody else
 * has switched on, `managed: false` of the setting tells what is found.
 */
export interface TelemetryOffInput {
  /** Why images are not scanned, or what is found not told from here: there is nothing to find, or another environment of the account tells it. */
  readonly ecrScanning?: string;
  /** Why GuardDuty does not watch containers, or what it finds is not told from here: another environment of the account tells it. */
  readonly guardDuty?: string;
  /** Why Inspector does not scan instances, or what it finds is not told from here: another scanner looks at them. */
  readonly inspector?: string;
}

/** What the dev team sends to CloudWatch, and how long it is kept. */
export interface TelemetryInput {
  /** Log groups, and their copies in S3. */
  readonly logs?: LogsInput;
  /** Access logs of load balancers, CloudFront and S3; a bucket is made where given. */
  readonly accessLogs?: AccessLogsInput;
  /** Flow logs, DNS queries and WAF's logs that go straight to S3; a bucket is made where given. */
  readonly trafficLogs?: TrafficLogsInput;
  /** Enhanced Monitoring of RDS and Aurora. */
  readonly enhancedMonitoring?: EnhancedMonitoringInput;
  /** Performance Insights of RDS and Aurora: the source of `DBLoad`. */
  readonly performanceInsights?: PerformanceInsightsInput;
  /**
   * Container Insights of ECS: `enhanced` measures tasks and containers, `enabled` clusters and services.
   * @default enhanced
   */
  readonly containerInsights?: "enhanced" | "enabled" | "disabled";
  /**
   * Whether that level becomes the account's default too, with which new clusters of other teams begin as well, and are paid for; `disabled`
   * never does. There is one for each account and region: where environments share an account, one of them sets it.
   * @default true
   */
  readonly containerInsightsDefault?: boolean;
  /**
   * Whether API Gateway's role for logs is set, where there are REST or WebSocket APIs. There is one for each account and
   * region: where environments share an account, one of them sets it.
   * @default true
   */
  readonly apiGatewayLogsRole?: boolean;
  /**
   * Database Insights of RDS and Aurora. `advanced` needs Performance Insights for 465 days or more.
   * @default standard
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_DatabaseInsights.html
   */
  readonly databaseInsights?: DatabaseInsightsMode;
  /** Scanning of the private registry, of which there is one for each account and region; not set where not given, which is a gap unless `off` says why. */
  readonly ecrScanning?: ScanningInput;
  /** GuardDuty with its protection plans; not set where not given, which is a gap unless `off` says why. */
  readonly guardDuty?: GuardDutyInput;
  /** Amazon Inspector of instances of EC2; not set where not given, which is a gap where there are any unless `off` says why. */
  readonly inspector?: InspectorInput;
  /** AWS Config; not set where not given. Security Hub checks what it records. */
  readonly awsConfig?: AwsConfigInput;
  /** Security Hub CSPM with its standards; not set where not given. */
  readonly securityHub?: SecurityHubInput;
  /** IAM Access Analyzer; not set where not given. */
  readonly accessAnalyzer?: AccessAnalyzerInput;
  /** Amazon Macie, which watches buckets and what lies in them; not set where not given. */
  readonly macie?: MacieInput;
  /**
   * Trails of CloudTrail that are made here, by their keys in `resources.cloudTrail`. One of the inventory that is not named here is somebody
   * else's, and takes its log group and role from the output `cloudtrail_logs`.
   * @default {}
   */
  readonly trails?: Readonly<Record<string, TrailSettingsInput>>;
  /**
   * Why scanning, GuardDuty or Inspector is not set here, where the inventory has something that it is for.
   * @default {}
   */
  readonly off?: TelemetryOffInput;
  /**
   * Lambda Insights of all functions: CPU, memory and /tmp.
   * @default true
   */
  readonly lambdaInsights?: boolean;
  /** Records of sessions in containers and on instances; none where not given. */
  readonly manualOperations?: ManualOperationsInput;
  /** Layers of Lambda Insights by architecture, where another version is wanted than the one that this library knows. */
  readonly lambdaInsightsLayers?: LambdaInsightsLayersInput;
}

const reason = () => text("the reason why it is not set here").optional();

const telemetry = object({
  logs: telemetryLogsSchema.prefault({}),
  accessLogs: accessLogsSchema.optional(),
  trafficLogs: trafficLogsSchema.optional(),
  enhancedMonitoring: enhancedMonitoringSchema.prefault({}),
  performanceInsights: performanceInsightsSchema.prefault({}),
  containerInsights: oneOf(["enhanced", "enabled", "disabled"]).default("enhanced"),
  containerInsightsDefault: boolean().default(true),
  apiGatewayLogsRole: boolean().default(true),
  databaseInsights: databaseInsightsMode().default("standard"),
  ecrScanning: ecrScanningSchema.optional(),
  guardDuty: guardDutySchema.optional(),
  inspector: inspectorSchema.optional(),
  awsConfig: awsConfigSchema.optional(),
  securityHub: securityHubSchema.optional(),
  accessAnalyzer: accessAnalyzerSchema.optional(),
  macie: macieSchema.optional(),
  trails: trailsSchema.default({}),
  off: object({ ecrScanning: reason(), guardDuty: reason(), inspector: reason() }).prefault({}),
  lambdaInsights: boolean().default(true),
  manualOperations: manualOperationsSchema.optional(),
  lambdaInsightsLayers: object({
    x86_64: arn("lambda", "a layer").optional(),
    arm64: arn("lambda", "a layer").optional(),
  }).prefault({}),
});

export const telemetrySchema = checked(telemetry, (value, report) => {
  checkOff(value, report);
  checkInspector(value, report);
  checkSecurityHub(value, report);
  checkDatabaseInsights(value, report);
});

/** What is set and has a reason for not being set. */
function checkOff(value: Partial<z.output<typeof telemetry>>, report: Report): void {
  for (const word of ["ecrScanning", "guardDuty", "inspector"] as const)
    if (value[word] !== undefined && value.off?.[word] !== undefined)
      report(
        ["off", word],
        `is said of what telemetry.${word} ${value[word].managed === false ? "tells of" : "sets"}; leave one of the two out`,
      );
}

/** Inspector has one setting of what it scans: what switches on one thing here would switch off another that an organization has scanned. */
function checkInspector({ ecrScanning, inspector }: Partial<z.output<typeof telemetry>>, report: Report): void {
  if (inspector === undefined || ecrScanning?.type !== "enhanced") return;
  const { managed, enableInspector } = ecrScanning;
  const left = managed === false ? "managed" : enableInspector === false ? "enableInspector" : undefined;
  if (inspector.managed && left !== undefined)
    report(
      ["inspector"],
      `switches off the scanning of images, which ecrScanning.${left} leaves to somebody else; set that to true, or leave instances to the same one: managed: false`,
    );
  if (inspector.managed === false && managed && enableInspector !== false)
    report(
      ["ecrScanning", "enableInspector"],
      "switches off the scanning of instances, which inspector.managed leaves to somebody else; set it to false, or have Inspector set from here",
    );
}

/** Without AWS Config, Security Hub finds nothing, and says so nowhere but in its console. */
function checkSecurityHub({ awsConfig, securityHub }: Partial<z.output<typeof telemetry>>, report: Report): void {
  if (securityHub?.managed === true && awsConfig === undefined)
    report(
      ["securityHub"],
      "checks what AWS Config records, which telemetry.awsConfig has it do; give that, with managed: false where somebody else has it record",
    );
}

export type Telemetry = z.output<typeof telemetrySchema>;
