import {
  all,
  arn,
  everywhere,
  given,
  grant,
  logDelivery,
  passRole,
  serviceLinkedRole,
  textOf,
  type ArnsOf,
  type Deployed,
  type Permissions,
} from "./permission.js";

const detector = arn("guardduty", "detector/*");
const tags = "ListTagsForResource TagResource UntagResource";

const hub = arn("securityhub", "hub/default");
const recorder = arn("config", "configuration-recorder/{name}/*");
const linkedRole = arn("iam", "role/aws-service-role/{aws_service_name}/*", { region: "" });
const trail = arn("cloudtrail", "trail/{name}");
const analyzer = arn("access-analyzer", "analyzer/{analyzer_name}");

/**
 * What CloudTrail asks of whoever makes the trail of an organization.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/creating-an-organizational-trail-prepare.html
 */
const ofOrganization = [
  grant("organizations", "DescribeOrganization ListAccounts ListAWSServiceAccessForOrganization", everywhere),
  grant("iam", "GetRole", arn("iam", "role/aws-service-role/cloudtrail.amazonaws.com/*", { region: "" })),
  serviceLinkedRole("cloudtrail"),
].map((one) => ({
  ...one,
  on: (of: Deployed) => (of.texts("is_organization_trail").includes("true") ? one.on(of) : []),
}));

/** What AWS WAF has of a name is of the region, or of CloudFront. */
const waf =
  (kind: string, name: string): ArnsOf =>
  (of) =>
    arn("wafv2", `${textOf(of, "scope") === "CLOUDFRONT" ? "global" : "regional"}/${kind}/${name}/*`)(of);

const managed = (kind: string, what: string, more: ArnsOf = () => []) => {
  const own = waf(kind, "{name}");
  return {
    arn: own,
    grants: [grant("wafv2", `Create${what} Get${what} Update${what} Delete${what} ${tags}`, all(own, more))],
  };
};

/** Sets and groups that rules refer to, whoever made them. */
const referred = all(waf("ipset", "*"), waf("regexpatternset", "*"), waf("rulegroup", "*"), waf("managedruleset", "*"));

/**
 * What looks for threats, and what refuses them.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonguardduty.html
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoninspector2.html
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerregistry.html
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awswafv2.html
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecurityhub.html
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/iam-permissions-controls-standards.html
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsiamaccessanalyzer.html
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsconfig.html
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonmacie.html
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscloudtrail.html
 */
export const security: Permissions = {
  aws_guardduty_detector: {
    arn: detector,
    grants: [
      grant("guardduty", "CreateDetector ListDetectors", everywhere),
      grant("guardduty", `GetDetector UpdateDetector DeleteDetector ${tags}`, detector),
      serviceLinkedRole("guardduty"),
      serviceLinkedRole("malware-protection.guardduty"),
    ],
  },
  aws_guardduty_detector_feature: { grants: [grant("guardduty", "GetDetector UpdateDetector", detector)] },
  aws_guardduty_publishing_destination: {
    grants: [
      grant("guardduty", "CreatePublishingDestination ListPublishingDestinations", everywhere),
      grant(
        "guardduty",
        "DescribePublishingDestination UpdatePublishingDestination DeletePublishingDestination",
        detector,
      ),
    ],
  },
  aws_inspector2_enabler: {
    grants: [
      grant("inspector2", "Enable Disable BatchGetAccountStatus", everywhere),
      serviceLinkedRole("inspector2"),
      serviceLinkedRole("agentless.inspector2"),
    ],
  },
  aws_securityhub_account: {
    grants: [
      grant("securityhub", "EnableSecurityHub DisableSecurityHub DescribeHub UpdateSecurityHubConfiguration", hub),
      serviceLinkedRole("securityhub"),
    ],
  },
  aws_securityhub_standards_subscription: {
    grants: [grant("securityhub", "BatchEnableStandards BatchDisableStandards GetEnabledStandards", hub)],
  },
  aws_securityhub_standards_control_association: {
    grants: [
      grant(
        "securityhub",
        "BatchUpdateStandardsControlAssociations UpdateStandardsControl ListStandardsControlAssociations",
        everywhere,
      ),
    ],
  },
  aws_accessanalyzer_analyzer: {
    arn: analyzer,
    grants: [
      grant("access-analyzer", `CreateAnalyzer GetAnalyzer DeleteAnalyzer ${tags}`, analyzer),
      serviceLinkedRole("access-analyzer"),
    ],
  },
  aws_macie2_account: {
    grants: [
      grant("macie2", "EnableMacie GetMacieSession UpdateMacieSession DisableMacie", everywhere),
      serviceLinkedRole("macie"),
    ],
  },
  aws_macie2_classification_export_configuration: {
    grants: [grant("macie2", "GetClassificationExportConfiguration PutClassificationExportConfiguration", everywhere)],
  },
  aws_config_configuration_recorder: {
    grants: [
      grant("config", "PutConfigurationRecorder DescribeConfigurationRecorders DeleteConfigurationRecorder", recorder),
      passRole("role_arn", "config"),
    ],
  },
  aws_config_configuration_recorder_status: {
    grants: [
      grant(
        "config",
        "StartConfigurationRecorder StopConfigurationRecorder DescribeConfigurationRecorderStatus",
        recorder,
      ),
    ],
  },
  aws_config_delivery_channel: {
    grants: [grant("config", "PutDeliveryChannel DescribeDeliveryChannels DeleteDeliveryChannel", everywhere)],
  },
  aws_config_retention_configuration: {
    grants: [
      grant(
        "config",
        "PutRetentionConfiguration DescribeRetentionConfigurations DeleteRetentionConfiguration",
        everywhere,
      ),
    ],
  },
  aws_cloudtrail: {
    arn: trail,
    grants: [
      grant(
        "cloudtrail",
        "CreateTrail UpdateTrail DeleteTrail GetTrailStatus StartLogging StopLogging GetEventSelectors PutEventSelectors " +
          "GetInsightSelectors PutInsightSelectors ListTags AddTags RemoveTags",
        trail,
      ),
      grant("cloudtrail", "DescribeTrails", everywhere),
      passRole("cloud_watch_logs_role_arn", "cloudtrail"),
      ...ofOrganization,
    ],
  },
  aws_iam_service_linked_role: {
    arn: linkedRole,
    grants: [
      grant(
        "iam",
        "CreateServiceLinkedRole GetRole UpdateRole TagRole UntagRole DeleteServiceLinkedRole GetServiceLinkedRoleDeletionStatus",
        linkedRole,
      ),
    ],
  },
  aws_ecr_account_setting: { grants: [grant("ecr", "PutAccountSetting GetAccountSetting", everywhere)] },
  aws_ecr_lifecycle_policy: {
    grants: [
      grant(
        "ecr",
        "PutLifecyclePolicy GetLifecyclePolicy DeleteLifecyclePolicy",
        arn("ecr", "repository/{repository}"),
      ),
    ],
  },
  aws_ecr_registry_scanning_configuration: {
    grants: [
      grant("ecr", "PutRegistryScanningConfiguration GetRegistryScanningConfiguration", everywhere),
      grant("inspector2", "ListAccountPermissions Enable", everywhere),
      serviceLinkedRole("inspector2"),
    ],
  },
  aws_wafv2_ip_set: managed("ipset", "IPSet"),
  aws_wafv2_regex_pattern_set: managed("regexpatternset", "RegexPatternSet"),
  aws_wafv2_rule_group: managed("rulegroup", "RuleGroup", referred),
  aws_wafv2_web_acl: managed("webacl", "WebACL", referred),
  aws_wafv2_web_acl_logging_configuration: {
    grants: [
      grant(
        "wafv2",
        "PutLoggingConfiguration GetLoggingConfiguration DeleteLoggingConfiguration",
        given("resource_arn"),
      ),
      serviceLinkedRole("wafv2"),
      logDelivery,
      {
        ...grant("s3", "GetBucketPolicy PutBucketPolicy", given("log_destination_configs")),
        on: (of) => of.texts("log_destination_configs").filter((one) => one.includes(":s3:::")),
      },
    ],
  },
};
