export { ResolverQueryLogs, type ResolverQueryLogsProps } from "./resolver-query-logs.js";
