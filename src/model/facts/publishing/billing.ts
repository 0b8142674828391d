import { docs, type PublishingFacts } from "./shape.js";

/** What AWS charges. */
export const billingPublishing: readonly PublishingFacts[] = [
  {
    namespace: "AWS/Billing",
    metrics: ["EstimatedCharges"],
    interval: "unknown",
    when: "unknown",
    note: "Several times a day, in us-east-1, once the account receives billing alerts.",
    page: docs("AmazonCloudWatch/latest/monitoring/monitor_estimated_charges_with_cloudwatch.html"),
    assumed: { interval: 21_600, when: "always", because: "AWS's own alarm on it has a period of six hours" },
  },
];
