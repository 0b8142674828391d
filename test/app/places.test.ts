import { withResources } from "../support/environment.js";
import { refusal } from "../support/errors.js";

const key = (region: string, name = "key/00000000-0000-0000-0000-000000000000") =>
  `arn:aws:kms:${region}:111122223333:${name}`;
const there = "us-east-1";
const elsewhere = `"${key(there)}" is in us-east-1, and is used in ap-northeast-1: give a key of that region`;

describe("a key", () => {
  test("is of the region in which it is used: S3 takes any, and asks for it when an object comes", () => {
    const kmsKeyArn = key(there);
    const telemetry = {
      logs: { kmsKeyArn, archive: { kmsKeyArn } },
      trafficLogs: { kmsKeyArn },
      guardDuty: { findingsExport: { kmsKeyArn } },
      awsConfig: { delivery: { kmsKeyArn } },
      manualOperations: { kmsKeyArn, sessionManager: { kmsKeyArn } },
    };
    const parts = [
      "logs",
      "logs.archive",
      "trafficLogs",
      "guardDuty.findingsExport",
      "awsConfig.delivery",
      "manualOperations",
    ];
    expect(refusal({ telemetry }).split("\n")).toEqual(
      [...parts, "manualOperations.sessionManager"].map((part) => `prod.telemetry.${part}.kmsKeyArn: ${elsewhere}`),
    );
  });

  test("of a bucket in another account is of the bucket's region", () => {
    const foreignArchive = { bucketName: "all-logs", account: "444455556666", kmsKeyArn: key(there) };
    expect(refusal({ telemetry: { logs: { foreignArchive } } })).toBe(
      `prod.telemetry.logs.foreignArchive.kmsKeyArn: ${elsewhere}`,
    );
    const logs = { foreignArchive: { ...foreignArchive, region: there } };
    expect(() => withResources({}, { telemetry: { logs } })).not.toThrow();
  });

  test("is named by what it is: IAM lets nobody use one by its alias", () => {
    const kmsKeyArn = key("ap-northeast-1", "alias/logs");
    expect(refusal({ telemetry: { logs: { archive: { kmsKeyArn } } } })).toBe(
      `prod.telemetry.logs.archive.kmsKeyArn: "${kmsKeyArn}" is no key: a policy lets nobody use one by another name; give arn:aws:kms:…:key/…`,
    );
  });

  test("of a copy of the archive is a key, in the region of the copy", () => {
    const refused = (wrong: string) =>
      refusal({
        telemetry: { logs: { archive: { kmsKeyArn: key("ap-northeast-1"), replication: { kmsKeyArn: wrong } } } },
      });
    const path = "prod.telemetry.logs.archive.replication.kmsKeyArn";
    const alias = key("ap-northeast-3", "alias/logs");
    expect(refused(key(there))).toBe(
      `${path}: "${key(there)}" is in us-east-1, and is used in ap-northeast-3: give a key of that region`,
    );
    expect(refused(alias)).toBe(
      `${path}: "${alias}" is no key: a policy lets nobody use one by another name; give arn:aws:kms:…:key/…`,
    );
  });

  test("may be Terraform's to know", () => {
    const logs = { archive: { kmsKeyArn: "${aws_kms_key.logs.arn}" } };
    expect(() => withResources({}, { telemetry: { logs } })).not.toThrow();
  });
});

test("a web ACL whose log is set is of this account and region", () => {
  const arn = (region: string, account: string) => `arn:aws:wafv2:${region}:${account}:regional/webacl/front/0a1b2c3d`;
  const message = (wrong: string, of: string) =>
    `prod.resources.waf.front.arn: "${wrong}" is of ${of}, and its log is set in 111122223333 in ap-northeast-1; leave arn out here`;
  const [abroad, foreign] = [arn("eu-west-1", "111122223333"), arn("ap-northeast-1", "444455556666")];
  const refused = (wrong: string) => refusal({ resources: { waf: { front: { name: "front", arn: wrong } } } });
  expect(refused(abroad)).toBe(message(abroad, "111122223333 in eu-west-1"));
  expect(refused(foreign)).toBe(message(foreign, "444455556666 in ap-northeast-1"));
});

test("a distribution has no access log where its delivery could not be set up", () => {
  const resources = { cloudfront: { site: { id: "E1234567890ABC" } } };
  expect(refusal({ region: "us-gov-west-1", resources, telemetry: { accessLogs: {} } })).toBe(
    "prod.resources.cloudfront.site.accessLogs: CloudFront's deliveries are set up in us-east-1, which no account of us-gov-west-1 has; set it to false",
  );
});
