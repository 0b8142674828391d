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
      en: "CPU use is above {threshold}: what runs on the instance slows down.",
      ja: "CPU 使用率が {threshold} を超え、インスタンス上の処理が遅くなっています。",
    },
    remedy: {
      en: "Connect with Session Manager and run top to find the process; spread the load, or choose a larger instance type.",
      ja: "セッションマネージャーで接続し、top で負荷の高いプロセスを特定して、負荷分散かインスタンスタイプの変更を検討します。",
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
      en: "The instance or its host fails its status check: what runs on it cannot be reached.",
      ja: "インスタンスまたはホストのステータスチェックが失敗し、その上の処理に到達できません。",
    },
    remedy: {
      en: "Open the instance's Status and alarms tab in the EC2 console. System check: stop and start it, which moves it to another host. Instance check: read the system log, then reboot.",
      ja: "EC2 コンソールの「ステータスとアラーム」を確認します。システム側なら停止・起動で別ホストへ移し、インスタンス側ならシステムログを読んで再起動します。",
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
      en: "The instance's host has failed, and EC2 is moving the instance to another one: it restarts, and what was in memory is lost.",
      ja: "ホストの障害です。EC2 が別のホストでインスタンスを復旧します。再起動となり、メモリ上のデータは失われます。",
    },
    remedy: {
      en: "Watch the instance's status checks in the EC2 console; once they pass, check that the application has started and that nothing from memory is missing.",
      ja: "EC2 コンソールのステータスチェックで復旧を待ち、アプリケーションの起動とメモリ上のデータの欠落を確認します。",
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
      en: "The instance cannot reach its EBS volumes: reads and writes hang.",
      ja: "インスタンスが EBS ボリュームに到達できず、読み書きが停止しています。",
    },
    remedy: {
      en: "Look at the AWS Health Dashboard; fail over if you can, or stop and start the instance.",
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
    because: {
      en: "The volume completes no I/O: whatever reads or writes it hangs.",
      ja: "ボリュームの I/O が停止し、読み書きする処理が止まっています。",
    },
    remedy: {
      en: "Look at the AWS Health Dashboard; if it lasts, restore the latest snapshot to another volume.",
      ja: "AWS Health Dashboard を確認し、続く場合は最新のスナップショットから別ボリュームへ復元します。",
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
      en: "The capacity in service is below {threshold}: the remaining instances carry all the load.",
      ja: "稼働中のキャパシティが {threshold} を下回り、残りのインスタンスに負荷が集中しています。",
    },
    remedy: {
      en: "Read the group's Activity tab in the EC2 console: no capacity in a zone, an error in the launch template, failing health checks.",
      ja: "EC2 コンソールのアクティビティ履歴で、AZ の容量不足、起動テンプレート、ヘルスチェックを確認します。",
    },
    source: [awsRecommended],
  },
});
