export {
  setAccessLogs,
  setContainerInsights,
  setDatabaseMonitoring,
  setEcsExec,
  setImmutableTags,
  setLambdaInsights,
  type Change,
} from "./set-telemetry.js";
export { TelemetryAspect, type ReportedChange, type TelemetryAspectProps } from "./telemetry-aspect.js";
