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
      en: "The load balancer itself answers requests with 5xx.",
      ja: "ロードバランサー自身が 5xx を返しています。",
    },
    remedy: {
      en: "503: no healthy target. 502: targets close connections. 504: targets are too slow. Look at target health first.",
      ja: "503 は正常なターゲットなし、502 は切断、504 は応答遅延です。まずターゲットの状態を確認します。",
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
      en: "Few requests come, and the load balancer itself answers many of them with 5xx.",
      ja: "少ないリクエストの多くに、ロードバランサー自身が 5xx を返しています。",
    },
    remedy: {
      en: "503: no healthy target. 502: targets close connections. 504: targets are too slow. Look at target health first.",
      ja: "503 は正常なターゲットなし、502 は切断、504 は応答遅延です。まずターゲットの状態を確認します。",
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
      en: "The load balancer has refused connections for five minutes because it had reached its limit.",
      ja: "ロードバランサーが接続数の上限に達し、5 分間接続を拒否しています。",
    },
    remedy: {
      en: "Is it an attack? Then block it in WAF. If not, the load balancer grows by itself; tell AWS of peaks beforehand.",
      ja: "攻撃なら WAF で遮断します。そうでなければ自動拡張を待ち、予定されたピークは事前に AWS へ連絡します。",
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
    because: { en: "Clients fail to agree on TLS.", ja: "クライアントとの TLS ネゴシエーションに失敗しています。" },
    remedy: {
      en: "Did the certificate or the security policy change? Compare the client versions in the access log.",
      ja: "証明書やセキュリティポリシーの変更を確認し、アクセスログでクライアントの版を見ます。",
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
      en: "No request at all has come for a quarter of an hour.",
      ja: "15 分間リクエストがまったく届いていません。",
    },
    remedy: {
      en: "Open the site from outside: DNS, certificate, CDN, WAF, security group, in the order of the way.",
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
    because: { en: "Fewer targets are healthy than are needed.", ja: "正常なターゲット数が必要数を下回っています。" },
    remedy: {
      en: "Read the reason in the target's health details, then the log of the task; was something deployed?",
      ja: "ターゲットのヘルス詳細とタスクのログを読み、デプロイの有無を確認します。",
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
      en: "A target has been unhealthy for a quarter of an hour.",
      ja: "15 分間異常なターゲットがあります。",
    },
    remedy: {
      en: "Read the reason in the target's health details; ECS replaces a task, but not one whose check is wrong.",
      ja: "ターゲットのヘルス詳細を確認します。ECS はタスクを置き換えますが、ヘルスチェック設定の誤りは直りません。",
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
      en: "A target fails more requests than the others of its group.",
      ja: "他のターゲットより失敗の多いターゲットがあります。",
    },
    remedy: {
      en: "Compare its log with another target's, then replace it: a bad host, a full disk, a stale configuration.",
      ja: "他のターゲットとログを比べて置き換えます（ホスト不良、ディスク満杯、古い設定）。",
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
    because: { en: "Targets answer requests with 5xx.", ja: "ターゲットが 5xx を返しています。" },
    remedy: {
      en: "Read the application's error log from the time it began; compare with deployments and the database's alarms.",
      ja: "発生時刻からのアプリケーションログを読み、デプロイや DB のアラームと見比べます。",
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
      en: "Few requests come, and targets answer many of them with 5xx.",
      ja: "少ないリクエストの多くに、ターゲットが 5xx を返しています。",
    },
    remedy: {
      en: "Read the application's error log from the time it began; compare with deployments and the database's alarms.",
      ja: "発生時刻からのアプリケーションログを読み、デプロイや DB のアラームと見比べます。",
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
      en: "Targets refuse more requests than usual with 4xx.",
      ja: "ターゲットの 4xx が平常より増えています。",
    },
    remedy: {
      en: "Read the access log: one client, one path, one status? Expired credentials, a changed interface and attacks are usual.",
      ja: "アクセスログでクライアント、パス、ステータスの偏りを見ます。認証切れ、仕様変更、攻撃が典型です。",
    },
    source: ["S2", page],
  },
  responseTime: {
    metric: alb("TargetResponseTime", "p90", "Seconds"),
    dimensions: byTargetGroup,
    above: { warn: 1 },
    window: fiveMinutePeriods(3),
    treatMissingData: "notBreaching", // no request, no response time
    because: { en: "One request in ten takes longer than a second.", ja: "1 割のリクエストが 1 秒を超えています。" },
    remedy: {
      en: "Compare CPU of the tasks, load of the database and the latency of what they call.",
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
      en: "The load balancer has failed to connect to targets for five minutes.",
      ja: "5 分間ロードバランサーからターゲットへの接続に失敗しています。",
    },
    remedy: {
      en: "Check the security group, the port of the container, and whether tasks accept connections fast enough.",
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
      en: "The load balancer and targets have failed to agree on TLS for five minutes.",
      ja: "5 分間ロードバランサーとターゲットの TLS ネゴシエーションに失敗しています。",
    },
    remedy: {
      en: "Check TLS versions and ciphers of the target's server against those of the load balancer.",
      ja: "ターゲット側の TLS バージョンと暗号スイートを確認します。",
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
