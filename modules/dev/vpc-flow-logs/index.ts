export { VpcFlowLogs, type FlowLogFolder, type VpcFlowLogsProps } from "./vpc-flow-logs.js";
