import type { Construct } from "constructs";
import type { Environment } from "../../model/environment/index.js";
import { TeamStack } from "./team-stack.js";
import { addAccessLogs } from "./telemetry/access-logs.js";
import { addArchive } from "./telemetry/archive.js";
import { addDatabaseMonitoring } from "./telemetry/databases.js";
import { addContainerInsights, addLambdaInsights } from "./telemetry/insights.js";
import { addLogSources } from "./telemetry/log-sources.js";
import { addLogAccess } from "./telemetry/log-access.js";
import { addLogs } from "./telemetry/logs.js";
import { addManualOperations } from "./telemetry/manual-operations.js";
import { addTrafficLogs } from "./telemetry/traffic-logs.js";
import { addParameters } from "./telemetry/parameters.js";
import { addAttached } from "./telemetry/attached.js";

/** The dev team's half of an environment: what is sent to CloudWatch, how long it is kept, and where copies go. */
export class TelemetryStack extends TeamStack {
  constructor(scope: Construct, environment: Environment) {
    super(scope, "dev", "telemetry", environment);
    const archive = addArchive(this);
    const groups = addLogs(this, archive);
    const trails = addLogSources(this, groups, addTrafficLogs(this));
    addLogAccess(this, groups);
    addAccessLogs(this, archive, trails);
    addDatabaseMonitoring(this);
    addContainerInsights(this, groups);
    addLambdaInsights(this);
    addManualOperations(this, groups);
    addAttached(this);
    addParameters(this);
  }
}
