import {
  loadBalancers,
  targetGroups,
  targetGroupZones,
  type LoadBalancer,
  type TargetGroup,
} from "../../../../src/model/inventory/alb.js";
import { catalogue } from "../../engine/catalogue.js";
import { metrics } from "../../engine/metric.js";
import { awsDocs, needsValue } from "../../engine/row.js";
import { percentAtLowTraffic, percentOf } from "./rates.js";
import { filledMinutes, fiveMinutePeriods, minutes, quarterHours } from "./windows.js";

const alb = metrics("AWS/ApplicationELB");

export const byLoadBalancer = ({ arnSuffix }: LoadBalancer) => ({ LoadBalancer: arnSuffix });
const byTargetGroup = ({ arnSuffix, loadBalancer }: TargetGroup) => ({
  TargetGroup: arnSuffix,
  LoadBalancer: loadBalancer.arnSuffix,
});

const page = awsDocs("elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html");

/** What the load balancer answers by itself is not counted as a request of any target. */
const answered = "(FILL(requests, 0) + FILL(failed, 0))";

const loadBalancerAlarms = catalogue("alb", loadBalancers, {
  elb5xxRate: {
    math: percentOf("failed", answered),
    metrics: {
      failed: alb("HTTPCode_ELB_5XX_Count", "Sum", "Count"),
      requests: alb("RequestCount", "Sum", "Count"),
    },
    unit: "Percent",
    dimensions: byLoadBalancer,
    above: { warn: 1, error: 5 },
    window: filledMinutes(5),
    treatMissingData: "notBreaching",
    because: {
      en: "The load balancer itself answers more than {threshold} of the requests with 5xx: users see an error page.",
      ja: "ロードバランサー自身がリクエストの {threshold} 超に 5xx を返し、利用者にエラーが表示されています。",
    },
    remedy: {
      en: "Open the target group's Targets tab in the EC2 console: 503 means no healthy target, 502 that targets close connections, 504 that they answer too late.",
      ja: "EC2 コンソールのターゲットグループでヘルスを確認します。503 は正常なターゲットなし、502 は切断、504 は応答遅延です。",
    },
    source: ["S2", "S4", page],
  },
  elb5xxRateAtLowTraffic: {
    // Up to twenty requests a minute the rate by the minute is silent, be it that all of them fail.
    math: percentAtLowTraffic("failed", answered),
    metrics: {
      failed: alb("HTTPCode_ELB_5XX_Count", "Sum", "Count"),
      requests: alb("RequestCount", "Sum", "Count"),
    },
    unit: "Percent",
    dimensions: byLoadBalancer,
    above: { warn: 5, error: 20 },
    window: quarterHours(2, 3),
    treatMissingData: "notBreaching",
    because: {
      en: "Traffic is low, and the load balancer itself answers more than {threshold} of the requests with 5xx.",
      ja: "少ないリクエストの {threshold} 超に、ロードバランサー自身が 5xx を返しています。",
    },
    remedy: {
      en: "Open the target group's Targets tab in the EC2 console: 503 means no healthy target, 502 that targets close connections, 504 that they answer too late.",
      ja: "EC2 コンソールのターゲットグループでヘルスを確認します。503 は正常なターゲットなし、502 は切断、504 は応答遅延です。",
    },
    source: ["S2", "S4", page],
  },
  rejectedConnections: {
    metric: alb("RejectedConnectionCount", "Sum", "Count"),
    dimensions: byLoadBalancer,
    above: { error: 0 },
    window: minutes(3, 15),
    treatMissingData: "notBreaching", // published above zero only
    because: {
      en: "The load balancer has reached its connection limit and refuses connections: some users cannot open the site.",
      ja: "ロードバランサーが接続数の上限に達して接続を拒否し、サイトを開けない利用者がいます。",
    },
    remedy: {
      en: "Look at the sampled requests in the WAF console: block an attack there. Otherwise the load balancer scales by itself; tell AWS Support of expected peaks beforehand.",
      ja: "WAF コンソールのサンプルリクエストを確認し、攻撃なら遮断します。そうでなければ自動拡張を待ち、予定されたピークは事前に AWS サポートへ連絡します。",
    },
    source: ["S2", page],
  },
  clientTlsNegotiationErrors: {
    metric: alb("ClientTLSNegotiationErrorCount", "Sum", "Count"),
    dimensions: byLoadBalancer,
    above: {
      warn: needsValue(
        "Scanners cause some all the time: take more in a minute than ever seen while all is well, or an anomalyBand.",
        "スキャンにより常時発生します。平常時の 1 分あたり最大値を上回る値か anomalyBand を指定してください。",
      ),
    },
    window: minutes(5),
    treatMissingData: "notBreaching",
    followsTraffic: true,
    because: {
      en: "TLS handshakes between clients and the load balancer fail: those clients cannot connect.",
      ja: "クライアントとの TLS ネゴシエーションに失敗し、接続できないクライアントがいます。",
    },
    remedy: {
      en: "Check whether the listener's certificate or security policy changed, then compare the client versions in the access log.",
      ja: "リスナーの証明書やセキュリティポリシーの変更を確認し、アクセスログでクライアントの版を見ます。",
    },
    source: ["S2", page],
  },
  requests: {
    metric: alb("RequestCount", "Sum", "Count"),
    dimensions: byLoadBalancer,
    below: { error: 1 },
    window: minutes(15),
    treatMissingData: "breaching", // nothing is published while nobody asks
    when: ({ steadyTraffic }) => steadyTraffic,
    followsTraffic: true,
    because: {
      en: "Fewer requests reach the load balancer than should: users may not get through to the site.",
      ja: "ロードバランサーへのリクエストが平常より少なく、利用者がサイトに到達できていない可能性があります。",
    },
    remedy: {
      en: "Open the site from outside the network, then follow the path: DNS, certificate, CDN, WAF, security group.",
      ja: "外部からアクセスし、DNS、証明書、CDN、WAF、セキュリティグループを経路順に確認します。",
    },
    source: ["S2", page],
  },
});

const targetGroupAlarms = catalogue("alb", targetGroups, {
  healthyHosts: {
    metric: alb("HealthyHostCount", "Minimum", "Count"),
    dimensions: byTargetGroup,
    below: { error: ({ minimumHealthyTargets }) => minimumHealthyTargets },
    window: minutes(3),
    treatMissingData: "breaching", // a target group without registered targets publishes nothing
    because: {
      en: "The number of healthy targets is below {threshold}: the rest carry all the load, or nobody is served.",
      ja: "正常なターゲット数が {threshold} を下回りました。残りに負荷が集中するか、応答できなくなります。",
    },
    remedy: {
      en: "Read the reason on the target group's Targets tab in the EC2 console, then the task's log; check whether something was deployed.",
      ja: "EC2 コンソールのターゲットグループでヘルスの詳細を、次にタスクのログを読み、デプロイの有無を確認します。",
    },
    source: ["S2", "S4", page],
  },
  unhealthyHosts: {
    metric: alb("UnHealthyHostCount", "Minimum", "Count"),
    dimensions: byTargetGroup,
    above: { warn: 0 },
    window: minutes(10, 15), // longer than a deployment takes; a target that comes and goes is seen too
    treatMissingData: "notBreaching",
    because: {
      en: "A target stays unhealthy or keeps failing its health check: the others carry its load.",
      ja: "異常なままのターゲットがあり、その負荷を他のターゲットが引き受けています。",
    },
    remedy: {
      en: "Read the reason on the target group's Targets tab in the EC2 console. ECS replaces a failing task, but that does not help where the health check itself is wrong.",
      ja: "EC2 コンソールのターゲットグループでヘルスの詳細を確認します。ECS はタスクを置き換えますが、ヘルスチェック設定の誤りは直りません。",
    },
    source: ["S4", page],
  },
  anomalousHosts: {
    // AWS gives no number. A target that answers worse than its neighbours is out of rotation only where mitigation is on.
    metric: alb("AnomalousHostCount", "Maximum", "Count"),
    dimensions: byTargetGroup,
    above: { warn: 0 },
    window: minutes(10, 15),
    treatMissingData: "notBreaching",
    because: {
      en: "One target fails far more requests than the rest of its group: users whose requests reach it see errors.",
      ja: "他のターゲットより失敗の多いターゲットがあり、そこに届いたリクエストがエラーになっています。",
    },
    remedy: {
      en: "Find it on the target group's Targets tab, compare its log with another target's, then replace it: a bad host, a full disk or a stale configuration is usual.",
      ja: "ターゲットグループの一覧で特定し、他のターゲットとログを比べて置き換えます（ホスト不良、ディスク満杯、古い設定）。",
    },
    source: [page],
  },
  target5xxRate: {
    math: percentOf("failed", "requests"),
    metrics: {
      failed: alb("HTTPCode_Target_5XX_Count", "Sum", "Count"),
      requests: alb("RequestCount", "Sum", "Count"),
    },
    unit: "Percent",
    dimensions: byTargetGroup,
    above: { warn: 1, error: 5 },
    window: filledMinutes(5),
    treatMissingData: "notBreaching",
    because: {
      en: "The application answers more than {threshold} of the requests with 5xx: users see errors.",
      ja: "アプリケーションがリクエストの {threshold} 超に 5xx を返し、利用者にエラーが表示されています。",
    },
    remedy: {
      en: "Read the application's error log in Logs Insights from the time it began; compare that time with deployments and with the database's alarms.",
      ja: "Logs Insights で発生時刻からのアプリケーションログを読み、デプロイや DB のアラームと見比べます。",
    },
    source: ["S2", "S4", page],
  },
  target5xxRateAtLowTraffic: {
    math: percentAtLowTraffic("failed", "requests"),
    metrics: {
      failed: alb("HTTPCode_Target_5XX_Count", "Sum", "Count"),
      requests: alb("RequestCount", "Sum", "Count"),
    },
    unit: "Percent",
    dimensions: byTargetGroup,
    above: { warn: 5, error: 20 },
    window: quarterHours(2, 3),
    treatMissingData: "notBreaching",
    because: {
      en: "Traffic is low, and the application answers more than {threshold} of the requests with 5xx.",
      ja: "少ないリクエストの {threshold} 超に、アプリケーションが 5xx を返しています。",
    },
    remedy: {
      en: "Read the application's error log in Logs Insights from the time it began; compare that time with deployments and with the database's alarms.",
      ja: "Logs Insights で発生時刻からのアプリケーションログを読み、デプロイや DB のアラームと見比べます。",
    },
    source: ["S2", "S4", page],
  },
  target4xxRate: {
    math: percentOf("failed", "requests"),
    metrics: {
      failed: alb("HTTPCode_Target_4XX_Count", "Sum", "Count"),
      requests: alb("RequestCount", "Sum", "Count"),
    },
    unit: "Percent",
    dimensions: byTargetGroup,
    above: {
      warn: needsValue(
        "Wrong passwords and crawlers cause some all the time: take a percentage that was never reached while all was well.",
        "パスワード誤りやクローラーで常時発生します。平常時に達したことのない割合（%）を指定してください。",
      ),
    },
    window: fiveMinutePeriods(3),
    treatMissingData: "notBreaching",
    because: {
      en: "The share of requests that the application refuses with 4xx is above {threshold}: users or clients are turned away.",
      ja: "アプリケーションが 4xx で拒否するリクエストの割合が {threshold} を超え、利用者やクライアントが処理を進められません。",
    },
    remedy: {
      en: "Group the access log by client, path and status: expired credentials, a changed interface and attacks are the usual causes.",
      ja: "アクセスログをクライアント、パス、ステータスで集計し、偏りを見ます。認証切れ、仕様変更、攻撃が典型です。",
    },
    source: ["S2", page],
  },
  responseTime: {
    metric: alb("TargetResponseTime", "p90", "Seconds"),
    dimensions: byTargetGroup,
    above: { warn: 1 },
    window: fiveMinutePeriods(3),
    treatMissingData: "notBreaching", // no request, no response time
    because: {
      en: "The slowest requests take longer than {threshold}: users wait.",
      ja: "遅いリクエストの応答に {threshold} を超える時間がかかり、利用者を待たせています。",
    },
    remedy: {
      en: "Compare the tasks' CPU, the database's load and the latency of the services that the application calls.",
      ja: "タスクの CPU、DB の負荷、呼び出し先の応答時間を見比べます。",
    },
    source: ["S2", "S4", page],
  },
  targetConnectionErrors: {
    metric: alb("TargetConnectionErrorCount", "Sum", "Count"),
    dimensions: byTargetGroup,
    above: { warn: 0 },
    window: fiveMinutePeriods(3),
    treatMissingData: "notBreaching",
    because: {
      en: "The load balancer cannot connect to some targets: requests fail with 502 or 504.",
      ja: "ロードバランサーからターゲットに接続できず、リクエストが 502 または 504 で失敗しています。",
    },
    remedy: {
      en: "Check the targets' security group, the container's port, and whether tasks accept connections fast enough.",
      ja: "セキュリティグループ、コンテナのポート、接続の受け入れ状況を確認します。",
    },
    source: ["S2", "S4", page],
  },
  targetTlsNegotiationErrors: {
    metric: alb("TargetTLSNegotiationErrorCount", "Sum", "Count"),
    dimensions: byTargetGroup,
    above: { warn: 0 },
    window: fiveMinutePeriods(2),
    treatMissingData: "notBreaching",
    because: {
      en: "TLS handshakes between the load balancer and targets fail: those requests are answered with 502.",
      ja: "ロードバランサーとターゲットの TLS ネゴシエーションに失敗し、リクエストが 502 になっています。",
    },
    remedy: {
      en: "Compare the TLS versions and ciphers of the targets' server with those that the load balancer offers.",
      ja: "ターゲット側の TLS バージョンと暗号スイートを、ロードバランサーのものと照らします。",
    },
    source: ["S2", page],
  },
});

const zoneAlarms = catalogue("alb", targetGroupZones, {
  healthyHostsInZone: {
    // All zones together may be enough while one is lost; the next one is then one too many.
    metric: alb("HealthyHostCount", "Minimum", "Count"),
    dimensions: ({ name, targetGroup }) => ({ ...byTargetGroup(targetGroup), AvailabilityZone: name }),
    below: { warn: ({ minimumHealthyTargets }) => minimumHealthyTargets },
    window: minutes(10, 15), // longer than a deployment takes
    treatMissingData: "breaching", // no target is registered there
    because: {
      en: "Fewer targets are healthy in an Availability Zone than are needed there.",
      ja: "アベイラビリティーゾーン内の正常なターゲット数が必要数を下回っています。",
    },
    remedy: {
      en: "Is the zone ill (AWS Health), or are tasks placed elsewhere? Look at subnets, capacity and the service's placement.",
      ja: "ゾーンの障害（AWS Health）か配置の偏りかを見分け、サブネット、キャパシティ、サービスの配置を確認します。",
    },
    source: ["S4", page],
  },
});

export const albAlarms = { ...loadBalancerAlarms, ...targetGroupAlarms, ...zoneAlarms };
