import { RuntimeMonitoring } from "unyo/dev";
import type { Construct } from "constructs";

export const example = (scope: Construct) => new RuntimeMonitoring(scope, "runtimeMonitoring");
