import { auroraClusters, auroraInstances } from "../../../../src/model/inventory/aurora.js";
import { rdsInstances } from "../../../../src/model/inventory/rds.js";
import { eventCatalogue } from "../../engine/catalogue.js";
import type { DatabaseSubscription } from "../../engine/event-row.js";
import { awsDocs } from "../../engine/row.js";

const ofClusters: DatabaseSubscription = {
  key: "db-cluster",
  sourceType: "db-cluster",
  categories: ["failover", "failure"],
};

const ofInstances: DatabaseSubscription = {
  key: "db-instance",
  sourceType: "db-instance",
  categories: ["availability", "failover", "failure", "low storage", "recovery"],
};

const maintenance = (sourceType: DatabaseSubscription["sourceType"]): DatabaseSubscription => ({
  key: `${sourceType}-maintenance`,
  sourceType,
  categories: sourceType === "db-cluster" ? ["maintenance"] : ["maintenance", "security patching"],
});

const maintenanceEvents = {
  identifier: ({ identifier }: { readonly identifier: string }) => identifier,
  severity: "warn",
  because: {
    en: "RDS has an update for the database, is applying one, or will make it restart for one.",
    ja: "データベースの更新が公開・適用されるか、更新のための再起動が予定されています。",
  },
  remedy: {
    en: "Read the event's message and the pending maintenance actions; apply it in a window that suits you, before RDS does.",
    ja: "イベントの内容と保留中のメンテナンスアクションを確認し、RDS が自動適用する前に都合のよい時間帯で適用します。",
  },
} as const;

const instanceEvents = {
  subscription: ofInstances,
  identifier: ({ identifier }: { readonly identifier: string }) => identifier,
  severity: "error",
  because: {
    en: "The DB instance restarted, failed over, failed, was recovered or ran short of storage.",
    ja: "DB インスタンスで再起動、フェイルオーバー、障害、復旧、ストレージ不足のいずれかが起きました。",
  },
  remedy: {
    en: "Read the event's message; check that the application has connected again, then look for the cause around that time.",
    ja: "イベントの内容を確認し、アプリケーションの再接続を確かめてから、その前後で原因を調べます。",
  },
} as const;

export const auroraEvents = {
  ...eventCatalogue("aurora", auroraClusters, {
    clusterEvents: {
      subscription: ofClusters,
      identifier: ({ identifier }) => identifier,
      severity: "error",
      because: {
        en: "The DB cluster failed over, or failed.",
        ja: "DB クラスターでフェイルオーバーか障害が起きました。",
      },
      remedy: {
        en: "See which instance is the writer now; check that the application has connected to it.",
        ja: "現在のライターを確認し、アプリケーションが接続し直せているか確かめます。",
      },
      source: ["S2", awsDocs("AmazonRDS/latest/AuroraUserGuide/USER_Events.Messages.html")],
    },
    clusterMaintenance: {
      ...maintenanceEvents,
      subscription: maintenance("db-cluster"),
      source: ["S1", "S4", awsDocs("AmazonRDS/latest/AuroraUserGuide/USER_Events.Messages.html")],
    },
  }),
  ...eventCatalogue("aurora", auroraInstances, {
    instanceMaintenance: {
      ...maintenanceEvents,
      subscription: maintenance("db-instance"),
      source: ["S1", "S4", awsDocs("AmazonRDS/latest/AuroraUserGuide/USER_Events.Messages.html")],
    },
    instanceEvents: {
      ...instanceEvents,
      source: ["S2", awsDocs("AmazonRDS/latest/AuroraUserGuide/USER_Events.Messages.html")],
    },
  }),
};

export const rdsEvents = eventCatalogue("rds", rdsInstances, {
  instanceMaintenance: {
    ...maintenanceEvents,
    subscription: maintenance("db-instance"),
    source: ["S1", "S4", awsDocs("AmazonRDS/latest/UserGuide/USER_Events.Messages.html")],
  },
  instanceEvents: {
    ...instanceEvents,
    source: ["S2", awsDocs("AmazonRDS/latest/UserGuide/USER_Events.Messages.html")],
  },
});
