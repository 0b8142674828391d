import { EcrScanning } from "unyo/dev";
import type { Construct } from "constructs";

export const example = (scope: Construct) =>
  new EcrScanning(scope, "scanning", {
    account: "111122223333",
    scanning: { type: "enhanced", scanOnPush: ["idp/*"], continuous: ["*"] },
  });
