import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import { ArchiveBucket } from "../../modules/dev/index.js";
import type { DefinedEnvironment } from "../../src/index.js";
import { withResources } from "../support/environment.js";
import { messageOf } from "../support/errors.js";
import { resources, stacksOf, withFolder } from "../support/synth.js";

/** What S3 takes. */
const longest = 20 * 1024;

const bucketName = (index: number) => `shop-orders-and-invoices-of-all-years-${String(index).padStart(4, "0")}`;

const keyed = <T>(count: number, of: (index: number) => T): Record<string, T> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, of(index)]));

/** So many buckets whose requests are logged. */
const logging = (count: number, accessLogs: object = {}) =>
  withResources(
    { s3: keyed(count, (index) => ({ name: bucketName(index), accessLogs: true })) },
    { telemetry: { accessLogs } },
  );

/** So many VPCs whose flow logs go to S3. */
const flowing = (count: number) => {
  const vpc = keyed(count, (index) => ({ id: `vpc-${index.toString(16).padStart(17, "0")}` }));
  const sources = Object.fromEntries(Object.keys(vpc).map((key) => [`vpc.${key}/flow`, { to: "s3" as const }]));
  return withResources({ vpc }, { telemetry: { trafficLogs: {}, logs: { sources } } });
};

/** Bytes of the policy as S3 gets it. */
function lengthOf(environment: DefinedEnvironment, bucket: string): number {
  const { "idp-prod-telemetry": stack } = stacksOf(environment);
  const { policy } = resources(stack, "aws_s3_bucket_policy")[`${bucket}_policy`] as { policy: string };
  const { bucket: name } = resources(stack, "aws_s3_bucket")[bucket] as { bucket: string };
  return policy.replaceAll(/\$\{[^}]*\}/g, `arn:aws:s3:::${name}`).length;
}

/** The greatest count that a definition is accepted with. */
function greatest(define: (count: number) => unknown): number {
  let [right, wrong] = [1, 1000];
  while (wrong - right > 1) {
    const count = Math.floor((right + wrong) / 2);
    try {
      define(count);
      right = count;
    } catch {
      wrong = count;
    }
  }
  return right;
}

describe("a bucket's policy that is longer than S3 takes is told before the apply:", () => {
  test("that of access logs", () => {
    const most = greatest(logging);
    const length = lengthOf(logging(most), "accessLogs_bucket");
    const each = `,"arn:aws:s3:::${bucketName(0)}"`.length;
    expect(length).toBeLessThanOrEqual(longest);
    expect(length + each).toBeGreaterThan(longest);
    expect(messageOf(() => logging(most + 1))).toMatch(
      `prod.telemetry.accessLogs: the bucket's policy would have ${length + each} bytes, and S3 takes 20480: ${most + 1} buckets log there: ` +
        `leave accessLogs out of some, or divide the environment: ${bucketName(0)}, `,
    );
  });

  test("that of access logs in a bucket whose owner adds the statements", () => {
    expect(messageOf(() => logging(400, { adopt: true, bucketName: "hand-access" }))).toContain(
      "prod.telemetry.accessLogs: the bucket's policy would have ",
    );
  });

  test("that of traffic logs", () => {
    const most = greatest(flowing);
    const length = lengthOf(flowing(most), "trafficLogs_bucket");
    expect(length).toBeLessThanOrEqual(longest);
    expect(messageOf(() => flowing(most + 1))).toMatch(
      /^prod\.telemetry\.trafficLogs: the bucket's policy would have \d+ bytes, and S3 takes 20480: flow logs of \d+ VPCs go there: leave to: "s3" out of some, or divide the environment: vpc-00000000000000000, /,
    );
  });

  test("that of a module in a stack of one's own", () =>
    withFolder((outdir) => {
      const stack = new TerraformStack(new App({ outdir }), "logs");
      new AwsProvider(stack, "aws", { region: "ap-northeast-1" });
      const role = (index: number) =>
        `arn:aws:iam::444455556${String(index).padStart(3, "0")}:role/${"archive-writer".repeat(4)}`;
      const writers = Array.from({ length: 150 }, (_, index) => role(index));
      new ArchiveBucket(stack, "few", { bucketName: "shop-logs", retention: 365, writers: writers.slice(0, 50) });
      expect(() => new ArchiveBucket(stack, "many", { bucketName: "shop-logs", retention: 365, writers })).toThrow(
        /^logs\/many\.writers: the bucket's policy would have \d+ bytes, and S3 takes 20480$/,
      );
    }));
});
