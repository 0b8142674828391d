import { ConfigurationRecorder } from "unyo/dev";
import type { Construct } from "constructs";

export const example = (scope: Construct) =>
  new ConfigurationRecorder(scope, "recorder", {
    account: "111122223333",
    region: "ap-northeast-1",
    name: "idp-prod",
    recordingFrequency: "CONTINUOUS",
    delivery: { bucketName: "idp-prod-config-111122223333", retention: 2557 },
  });
