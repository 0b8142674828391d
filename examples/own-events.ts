import { awsDocs, eventCatalogue, targetsOf } from "unyo";

const certificates = targetsOf({
  site: { arn: "arn:aws:acm:us-east-1:111122223333:certificate/12345678-1234-1234-1234-123456789012" },
});

/** Certificates of CloudFront that ACM cannot renew by itself, which the standard catalogue does not tell of. */
export const renewalEvents = eventCatalogue("renewal", certificates, {
  actionRequired: {
    pattern: ({ arn }) => ({
      source: ["aws.acm"],
      "detail-type": ["ACM Certificate Renewal Action Required"],
      resources: [arn],
    }),
    paths: { domain: "$.detail.CommonName", reason: "$.detail.RenewalStatusReason" },
    text: { en: "ACM cannot renew <domain>: <reason>", ja: "ACM が <domain> を更新できません: <reason>" },
    severity: "warn",
    region: "us-east-1", // where CloudFront's certificates are
    because: { en: "The certificate will end unless somebody acts.", ja: "対応しないと証明書が失効します。" },
    remedy: { en: "Put the validation record back into DNS.", ja: "検証用の DNS レコードを元に戻します。" },
    source: [awsDocs("acm/latest/userguide/supported-events.html")],
  },
});
