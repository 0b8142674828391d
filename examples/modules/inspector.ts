import { Inspector } from "unyo/dev";
import type { Construct } from "constructs";

export const example = (scope: Construct) =>
  new Inspector(scope, "inspector", { account: "111122223333", resourceTypes: ["EC2", "LAMBDA"] });
