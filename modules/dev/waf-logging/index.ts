export { WafLogging, type WafLoggingProps } from "./waf-logging.js";
