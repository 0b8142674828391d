import { synthesize } from "../../src/index.js";
import { withResources } from "../support/environment.js";
import { temporaryFolder } from "../support/folder.js";
import { missingIn, policiesIn } from "./support/calls.js";
import { account, startEmulator, type Emulator } from "./support/emulator.js";
import { requireTools } from "./support/tools.js";
import { Workspace } from "./support/workspace.js";

jest.setTimeout(600_000);

const organizationId = "o-a1b2c3d4e5";

/** A trail of the account, and one of its organization, whose log files lie in a folder. */
const environment = (keyPrefix: string, further: readonly "ApiCallRateInsight"[] = []) =>
  withResources(
    { cloudTrail: { audit: { name: "audit" }, all: { name: "all", organizationId } } },
    {
      telemetry: {
        accessLogs: {},
        trails: {
          audit: {
            delivery: { createKey: true, objectLockDays: 30, accessLogs: true },
            insights: ["ApiErrorRateInsight", ...further],
          },
          all: { delivery: { keyPrefix } },
        },
      },
      terraform: { destroyable: true },
    },
  );

function telemetryFileOf(defined: ReturnType<typeof environment>, outdir: string): string {
  const summaries = synthesize([defined], { outdir, forms: ["root", "policies"] });
  return summaries.find(({ stack }) => stack.endsWith("-telemetry"))!.file;
}

let emulator: Emulator;
let telemetry: Workspace;
let outdir: string;

beforeAll(async () => {
  requireTools();
  emulator = await startEmulator("ap-northeast-1");
  outdir = temporaryFolder();
  telemetry = Workspace.ofStack(telemetryFileOf(environment("a"), outdir), emulator);
  telemetry.record();
  await telemetry.init();
  await telemetry.apply();
});

afterAll(() => emulator?.stop());

const expectNothingToDo = async () => {
  const { empty, text } = await telemetry.plan();
  expect(empty ? "" : text).toBe("");
};

test("leaves nothing to do", expectNothingToDo);

test("makes the organization's trail, whose bucket takes the log files of all accounts", async () => {
  const { Trail: trail } = await emulator.aws("cloudtrail", "get-trail", "--name", "all");
  const bucket = `idp-prod-trail-all-${account}`;
  expect(trail).toMatchObject({ IsOrganizationTrail: true, S3BucketName: bucket, S3KeyPrefix: "a" });
  const { Policy } = await emulator.aws("s3api", "get-bucket-policy", "--bucket", bucket);
  expect(String(Policy)).toContain(`arn:aws:s3:::${bucket}/a/AWSLogs/${organizationId}/*`);
});

test("locks log files, and logs who reads them", async () => {
  const bucket = ["--bucket", `idp-prod-trail-audit-${account}`];
  const { ObjectLockConfiguration: lock } = await emulator.aws("s3api", "get-object-lock-configuration", ...bucket);
  expect(lock).toMatchObject({ Rule: { DefaultRetention: { Mode: "COMPLIANCE", Days: 30 } } });
  const { LoggingEnabled: logged } = await emulator.aws("s3api", "get-bucket-logging", ...bucket);
  expect(logged).toMatchObject({ TargetBucket: `idp-prod-access-${account}` });
});

test("changes folder and insights in place", async () => {
  telemetry.replaceFile(telemetryFileOf(environment("b", ["ApiCallRateInsight"]), temporaryFolder()));
  const { text } = await telemetry.plan();
  expect(text).toContain("Plan: 0 to add, 3 to change, 0 to destroy");
  await telemetry.apply();
  await expectNothingToDo();
});

test("goes with the stack, and asks for nothing that the policies of its role do not allow", async () => {
  await telemetry.destroy();
  const { trailList } = await emulator.aws("cloudtrail", "describe-trails");
  expect(trailList).toEqual([]);
  const asked = telemetry.asked();
  expect(asked).toEqual(expect.arrayContaining(["cloudtrail:CreateTrail", "cloudtrail:DeleteTrail", "kms:CreateKey"]));
  expect(missingIn(policiesIn(outdir, "idp-prod-telemetry"), asked)).toEqual([]);
});
