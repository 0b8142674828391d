export { VpcFlowLogs, type VpcFlowLogsProps } from "./vpc-flow-logs.js";
