import { autoScalingGroups } from "../../../../src/model/inventory/auto-scaling.js";
import { ebsVolumes, ec2Instances, type Ec2Instance } from "../../../../src/model/inventory/ec2.js";
import { catalogue } from "../../engine/catalogue.js";
import { metrics } from "../../engine/metric.js";
import { awsDocs, awsRecommended } from "../../engine/row.js";
import { fiveMinutePeriods, minutes } from "./windows.js";

const ec2 = metrics("AWS/EC2");
const ebs = metrics("AWS/EBS");
const autoScaling = metrics("AWS/AutoScaling");

const byInstance = ({ instanceId }: Ec2Instance) => ({ InstanceId: instanceId });

const checksPage = awsDocs("AWSEC2/latest/UserGuide/monitoring-system-instance-status-check.html");

const instanceAlarms = catalogue("ec2", ec2Instances, {
  cpuUtilization: {
    metric: ec2("CPUUtilization", "Average", "Percent"),
    dimensions: byInstance,
    above: { warn: 80 },
    window: fiveMinutePeriods(3),
    treatMissingData: "missing",
    because: {
      en: "CPU has been above 80 % for a quarter of an hour.",
      ja: "CPU 使用率が 15 分間 80 % を超えています。",
    },
    remedy: {
      en: "Find the process that takes it; spread the load or choose a larger type.",
      ja: "負荷の高いプロセスを特定し、負荷分散かインスタンスタイプの変更を検討します。",
    },
    source: ["S1", "S4", awsRecommended],
  },
  statusCheckFailed: {
    metric: ec2("StatusCheckFailed", "Maximum", "Count"),
    dimensions: byInstance,
    atLeast: { error: 1 },
    window: minutes(3),
    treatMissingData: "missing", // a stopped instance publishes nothing
    because: {
      en: "The instance or its host fails its status check.",
      ja: "インスタンスまたはホストのステータスチェックが失敗しています。",
    },
    remedy: {
      en: "Which check is it? System: stop and start moves it to another host. Instance: read the system log, then reboot.",
      ja: "システム側なら停止・起動で別ホストへ移し、インスタンス側ならシステムログを読んで再起動します。",
    },
    source: ["S3", "S4", awsRecommended],
  },
  systemStatusCheckFailed: {
    metric: ec2("StatusCheckFailed_System", "Maximum", "Count"),
    dimensions: byInstance,
    atLeast: { error: 1 },
    window: minutes(2),
    treatMissingData: "missing",
    when: ({ recover }) => recover,
    automation: "recover",
    because: {
      en: "The host of the instance has failed; EC2 is recovering the instance on another one.",
      ja: "ホストの障害です。EC2 が別のホストでインスタンスを復旧します。",
    },
    remedy: {
      en: "Wait for the recovery, then check that the application came up and what was in memory is not missed.",
      ja: "復旧を待ち、アプリケーションの起動とメモリ上のデータの欠落を確認します。",
    },
    source: ["S1", "S3", checksPage],
  },
  attachedEbsStatusCheckFailed: {
    metric: ec2("StatusCheckFailed_AttachedEBS", "Maximum", "Count"),
    dimensions: byInstance,
    atLeast: { error: 1 },
    window: minutes(10),
    treatMissingData: "missing",
    because: {
      en: "The instance cannot reach its EBS volumes.",
      ja: "インスタンスが EBS ボリュームに到達できません。",
    },
    remedy: {
      en: "Look at the AWS Health Dashboard; fail over, or stop and start the instance.",
      ja: "AWS Health Dashboard を確認し、切り替えるか停止・起動します。",
    },
    source: [awsRecommended],
  },
});

const volumeAlarms = catalogue("ec2", ebsVolumes, {
  volumeStalledIo: {
    metric: ebs("VolumeStalledIOCheck", "Maximum", "None"),
    dimensions: ({ volumeId, instance }) => ({ VolumeId: volumeId, InstanceId: instance.instanceId }),
    atLeast: { error: 1 },
    window: minutes(10),
    treatMissingData: "missing",
    because: { en: "The volume completes no I/O.", ja: "ボリュームの I/O が停止しています。" },
    remedy: {
      en: "Look at the AWS Health Dashboard; restore from a snapshot to another volume if it lasts.",
      ja: "AWS Health Dashboard を確認し、続く場合はスナップショットから別ボリュームへ復元します。",
    },
    source: [awsRecommended],
  },
});

export const ec2Alarms = { ...instanceAlarms, ...volumeAlarms };

export const autoScalingAlarms = catalogue("autoScaling", autoScalingGroups, {
  inServiceCapacity: {
    metric: autoScaling("GroupInServiceCapacity", "Average", "None"),
    dimensions: ({ name }) => ({ AutoScalingGroupName: name }),
    below: { error: ({ minimumCapacity }) => minimumCapacity },
    window: minutes(8),
    treatMissingData: "breaching",
    because: {
      en: "Less capacity is in service than the load needs.",
      ja: "稼働中のキャパシティが必要量を下回っています。",
    },
    remedy: {
      en: "Read the group's activity history: no capacity in a zone, launch template, health checks.",
      ja: "アクティビティ履歴で、AZ の容量不足、起動テンプレート、ヘルスチェックを確認します。",
    },
    source: [awsRecommended],
  },
});
