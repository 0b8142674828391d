import { Macie } from "unyo/dev";
import type { Construct } from "constructs";

export const example = (scope: Construct) =>
  new Macie(scope, "macie", {
    account: "111122223333",
    region: "ap-northeast-1",
    discoveryResults: { bucketName: "idp-prod-macie-111122223333", alias: "idp-prod-macie" },
  });
