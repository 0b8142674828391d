export { AccessAnalyzer, type AccessAnalyzerProps } from "./access-analyzer.js";
