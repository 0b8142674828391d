import { all, arn, grant, passRole, type Permissions } from "./permission.js";

const stream = arn("firehose", "deliverystream/{name}");
const workgroup = arn("athena", "workgroup/{name}");
const catalog = arn("glue", "catalog");
const database = arn("glue", "database/{name}");
const tags = "TagResource UntagResource";

/**
 * Where copies of logs go, and what asks them.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondatafirehose.html
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonathena.html
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsglue.html
 */
export const analytics: Permissions = {
  aws_kinesis_firehose_delivery_stream: {
    arn: stream,
    grants: [
      grant(
        "firehose",
        "CreateDeliveryStream DescribeDeliveryStream UpdateDestination DeleteDeliveryStream ListTagsForDeliveryStream TagDeliveryStream " +
          "UntagDeliveryStream StartDeliveryStreamEncryption StopDeliveryStreamEncryption",
        stream,
      ),
      passRole("extended_s3_configuration.role_arn", "firehose"),
    ],
  },
  aws_athena_workgroup: {
    arn: workgroup,
    grants: [
      grant(
        "athena",
        `CreateWorkGroup GetWorkGroup UpdateWorkGroup DeleteWorkGroup ListTagsForResource ${tags}`,
        workgroup,
      ),
    ],
  },
  aws_athena_named_query: {
    grants: [
      grant("athena", "CreateNamedQuery GetNamedQuery DeleteNamedQuery", arn("athena", "workgroup/{workgroup}")),
    ],
  },
  aws_glue_catalog_database: {
    arn: database,
    grants: [
      grant(
        "glue",
        `CreateDatabase GetDatabase UpdateDatabase DeleteDatabase GetTags ${tags}`,
        all(catalog, database, arn("glue", "table/{name}/*"), arn("glue", "userDefinedFunction/{name}/*")),
      ),
    ],
  },
  aws_glue_catalog_table: {
    grants: [
      grant(
        "glue",
        "CreateTable GetTable UpdateTable DeleteTable GetPartitionIndexes",
        all(catalog, arn("glue", "database/{database_name}"), arn("glue", "table/{database_name}/{name}")),
      ),
    ],
  },
};
