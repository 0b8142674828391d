import { globalHealth } from "../../../../src/model/contract/global-events.js";
import type { EventRegion } from "../../../../src/model/contract/privileged-use.js";
import { wholeAccount } from "../../../../src/model/environment/index.js";
import { eventCatalogue } from "../../engine/catalogue.js";
import { awsDocs } from "../../engine/row.js";

const ofThisAccount = (category: "issue" | "scheduledChange") => ({
  source: ["aws.health"],
  "detail-type": ["AWS Health Event"],
  detail: {
    eventScopeCode: ["ACCOUNT_SPECIFIC"],
    eventTypeCategory: [category],
    statusCode: [{ "anything-but": ["closed"] }, { exists: false }],
  },
});

const common = {
  paths: {
    service: "$.detail.service",
    code: "$.detail.eventTypeCode",
    region: "$.detail.eventRegion",
    start: "$.detail.startTime",
  },
  source: [
    "S1",
    "S4",
    awsDocs("health/latest/ug/cloudwatch-events-health.html"),
    awsDocs("health/latest/ug/aws-health-events-eventbridge-schema.html"),
  ],
} as const;

const issue = {
  ...common,
  pattern: () => ofThisAccount("issue"),
  text: {
    en: "AWS has an issue with <service> in <region> that reaches this account since <start>: <code>",
    ja: "AWS 側の障害がこのアカウントに影響しています: <service>（<region>、<start> から）<code>",
  },
  severity: "error",
  because: {
    en: "AWS reports an issue with one of its services that affects this account.",
    ja: "AWS のサービスの問題がこのアカウントに影響していると AWS が通知しました。",
  },
  remedy: {
    en: "Read the event in the AWS Health Dashboard, with the resources it names; compare with what else is in alarm before anything is changed.",
    ja: "AWS Health Dashboard でイベントと対象リソースを確認し、変更を行う前に発報中のアラームと照合します。",
  },
} as const;

const scheduledChange = {
  ...common,
  pattern: () => ofThisAccount("scheduledChange"),
  text: {
    en: "AWS will change something of <service> in <region> on <start>: <code>",
    ja: "AWS による変更が予定されています: <service>（<region>、<start>）<code>",
  },
  severity: "warn",
  because: {
    en: "AWS announces maintenance, a retirement or an end of support that affects this account.",
    ja: "このアカウントに影響するメンテナンス、廃止、サポート終了を AWS が予告しました。",
  },
  remedy: {
    en: "Read the event in the AWS Health Dashboard; move the work to a time of your own where AWS lets you, or tell whoever is affected.",
    ja: "AWS Health Dashboard で内容を確認し、可能なら自分たちの都合のよい時間に実施するか、関係者へ連絡します。",
  },
} as const;

const regionsPage = awsDocs("health/latest/ug/choosing-a-region.html");

const inRegion = ({ region }: EventRegion) => region;

/**
 * What AWS says of this account in the environment's region, and of services without a region. Public events are left out: they
 * tell of services that nobody here uses. That it is over is left out as well: whoever follows the event sees it.
 */
export const healthEvents = {
  ...eventCatalogue("health", wholeAccount, { issue, scheduledChange }),
  ...eventCatalogue("health", globalHealth("error"), {
    globalIssue: {
      ...issue,
      region: inRegion,
      because: {
        en: "AWS reports an issue with a service that has no region, such as IAM, CloudFront or Route 53, or with something that this account has in us-east-1.",
        ja: "IAM、CloudFront、Route 53 などリージョンのないサービス、または us-east-1 にあるリソースの問題がこのアカウントに影響していると AWS が通知しました。",
      },
      source: [...issue.source, regionsPage],
    },
  }),
  ...eventCatalogue("health", globalHealth("warn"), {
    globalScheduledChange: {
      ...scheduledChange,
      region: inRegion,
      because: {
        en: "AWS announces a change of a service that has no region, such as IAM, CloudFront or Route 53, or of something that this account has in us-east-1.",
        ja: "IAM、CloudFront、Route 53 などリージョンのないサービス、または us-east-1 にあるリソースの変更を AWS が予告しました。",
      },
      source: [...scheduledChange.source, regionsPage],
    },
  }),
};
