import { SecurityHub } from "unyo/dev";
import type { Construct } from "constructs";

export const example = (scope: Construct) =>
  new SecurityHub(scope, "securityHub", {
    account: "111122223333",
    region: "ap-northeast-1",
    standards: {
      fsbp: { disabledControls: { "S3.9": "Requests to buckets are in CloudTrail as data events." } },
      cis300: {},
    },
  });
