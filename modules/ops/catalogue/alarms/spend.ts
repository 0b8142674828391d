import { wholeAccount } from "../../../../src/model/environment/index.js";
import { catalogue } from "../../engine/catalogue.js";
import { metrics } from "../../engine/metric.js";
import { awsDocs } from "../../engine/row.js";

export const spendAlarms = catalogue("spend", wholeAccount, {
  estimatedCharges: {
    metric: metrics("AWS/Billing")("EstimatedCharges", "Maximum", "None"),
    dimensions: () => ({ Currency: "USD" }),
    above: { warn: (_, { alarms }) => alarms.spend?.estimatedCharges },
    // AWS's own period, and a day that is looked back on: nobody says how late an estimate comes. It begins anew with each month.
    window: { period: 21_600, datapointsToAlarm: 1, evaluationPeriods: 4 },
    treatMissingData: "missing", // an account that does not receive billing alerts has no data at all
    when: (_, { alarms }) => alarms.spend?.estimatedCharges !== undefined,
    region: "us-east-1",
    because: {
      en: "What AWS charges the account for this month is, in US dollars, above {threshold} by now.",
      ja: "アカウントの今月の推定請求額（米ドル）が {threshold} を超えました。",
    },
    remedy: {
      en: "Group this month's costs by service and by usage type in Cost Explorer, and compare them with last month's; stop what nobody needs.",
      ja: "Cost Explorer で今月の費用をサービス別、使用タイプ別に先月と比べ、不要なものを止めます。",
    },
    source: ["S3", awsDocs("AmazonCloudWatch/latest/monitoring/monitor_estimated_charges_with_cloudwatch.html")],
  },
});
