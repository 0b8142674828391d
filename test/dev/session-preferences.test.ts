import { App, TerraformStack } from "cdktf";
import { SessionPreferences } from "../../modules/dev/index.js";
import { adoptionFindings, findExisting } from "../../src/index.js";
import type { EnvironmentDefinition } from "../../src/index.js";
import { withResources } from "../support/environment.js";
import { messageOf } from "../support/errors.js";
import { resources, stacksOf } from "../support/synth.js";

type Manual = NonNullable<NonNullable<EnvironmentDefinition["telemetry"]>["manualOperations"]>;
type Sessions = NonNullable<Manual["sessionManager"]>;

const key = "arn:aws:kms:ap-northeast-1:111122223333:key/12345678-1234-1234-1234-123456789012";
const at = "prod.telemetry.manualOperations.sessionManager";

const environmentOf = (sessionManager: Sessions, kmsKeyArn?: string) =>
  withResources({}, { telemetry: { manualOperations: { sessionManager, kmsKeyArn } } });
const stackOf = (...given: Parameters<typeof environmentOf>) =>
  stacksOf(environmentOf(...given))["idp-prod-telemetry"]!;
const inputsOf = (...given: Parameters<typeof environmentOf>) => {
  const { manualOperations_sessionManager: document } = resources(stackOf(...given), "aws_ssm_document");
  return (JSON.parse(String(document!.content)) as { inputs: Record<string, unknown> }).inputs;
};
const issues = (sessionManager: object) => messageOf(() => environmentOf(sessionManager as Sessions)).split("\n");

/** Everything that somebody can have set, and the document that says it. */
const all = {
  idleSessionTimeout: 15,
  maxSessionDuration: 60,
  runAs: { defaultUser: "operator" },
  shellProfile: { linux: 'export PS1="${USER}> "' },
  s3: { bucketName: "sessions", keyPrefix: "prod" },
  kmsKeyArn: key,
} as const satisfies Sessions;
const none = {
  idleSessionTimeout: false,
  maxSessionDuration: false,
  runAs: false,
  shellProfile: false,
  s3: false,
  kmsKeyArn: false,
} as const satisfies Sessions;
const saved = {
  s3BucketName: "sessions",
  s3KeyPrefix: "prod",
  s3EncryptionEnabled: true,
  kmsKeyId: key,
  runAsEnabled: true,
  runAsDefaultUser: "operator",
  idleSessionTimeout: "15",
  maxSessionDuration: "60",
  shellProfile: { windows: "", linux: 'export PS1="${USER}> "' },
};

describe("preferences of Session Manager", () => {
  test("are what is said of them, and AWS's own where nothing is", () => {
    const shellProfile = { windows: "", linux: 'export PS1="$${USER}> "' }; // Terraform would take it for a template
    expect(inputsOf(all)).toMatchObject({ ...saved, shellProfile });
    for (const inputs of [inputsOf({}), inputsOf(none)])
      expect(inputs).toEqual({
        s3BucketName: "",
        s3KeyPrefix: "",
        s3EncryptionEnabled: true,
        cloudWatchLogGroupName: "${aws_cloudwatch_log_group.logs_manualOperations_sessionManager.name}",
        cloudWatchEncryptionEnabled: false,
        cloudWatchStreamingEnabled: true,
        kmsKeyId: "",
        runAsEnabled: false,
        runAsDefaultUser: "",
      });
  });

  test("can run sessions as the user in a tag of whoever starts one, and of nobody else", () => {
    expect(inputsOf({ runAs: {} })).toMatchObject({ runAsEnabled: true, runAsDefaultUser: "" });
  });

  test("have the key of all records by hand, unless they say another one or none", () => {
    const other = key.replace("12345678", "87654321");
    expect(inputsOf({}, key).kmsKeyId).toBe(key);
    expect(inputsOf({ kmsKeyArn: other }, key).kmsKeyId).toBe(other);
    expect(inputsOf({ kmsKeyArn: false }, key).kmsKeyId).toBe("");
  });

  test("that copy sessions to a bucket are told to the roles of instances", () => {
    const { instance_role_policy: policy } = stackOf(all).output!.session_manager!.value as Record<string, string>;
    expect(policy).toContain('"Resource":"arn:aws:s3:::sessions/prod/*"');
    expect(policy).toContain(`"Action":"kms:Decrypt","Resource":"${key}"`);
  });

  test("are refused where AWS takes no such value", () => {
    expect(issues({ idleSessionTimeout: 61, maxSessionDuration: 0, runAs: true, s3: { bucketName: "A" } })).toEqual([
      `${at}.idleSessionTimeout: 61 is not minutes: a whole number from 1 to 60`,
      `${at}.maxSessionDuration: 0 is not minutes: a whole number from 1 to 1440`,
      `${at}.runAs: true is not an object with defaultUser, or false`,
      `${at}.s3.bucketName: "A" is not a bucket name: 3 to 63 lower-case letters, digits, hyphens and dots`,
    ]);
    const scope = new TerraformStack(new App({ outdir: "unused" }), "own");
    expect(() => new SessionPreferences(scope, "sessions", { logGroupName: "/s", idleSessionTimeout: 61 })).toThrow(
      "own/sessions.idleSessionTimeout: 61 is not minutes: a whole number from 1 to 60",
    );
  });
});

describe("preferences that somebody saved", () => {
  const required = (setting: string) =>
    `${at}.${setting}: is required with adopt: true, as all preferences are written anew: what it is now, or false`;

  test("are not taken over before each is said", () => {
    expect(issues({ adopt: true })).toEqual(Object.keys(all).map(required));
    expect(issues({ ...all, adopt: true, maxSessionDuration: undefined })).toEqual([required("maxSessionDuration")]);
    expect(() => environmentOf({ ...all, adopt: true, kmsKeyArn: undefined }, key)).not.toThrow();
  });

  test("are imported, as JSON whatever form they had, and the check tells what they become", () => {
    const { import: imports, ...stack } = stackOf({ ...none, ...all, runAs: false, adopt: true });
    expect(imports).toEqual([
      { to: "aws_ssm_document.manualOperations_sessionManager", id: "SSM-SessionManagerRunShell" },
    ]);
    const { manualOperations_sessionManager: document } = resources(stack, "aws_ssm_document");
    const { ignore_changes: ignored } = (document as { lifecycle: { ignore_changes: string[] } }).lifecycle;
    expect(ignored).toEqual(expect.arrayContaining(["permissions", "tags"]));
    for (const managed of ["content", "document_format"]) expect(ignored).not.toContain(managed);
    const [finding] = adoptionFindings(environmentOf({ ...none, adopt: true, idleSessionTimeout: 15 }));
    expect(finding!.message).toBe(
      "preferences → sessions are streamed to the log group of manualOperations.sessionManager, cloudWatchEncryptionEnabled false, and all others are what is said here: idleSessionTimeout 15, maxSessionDuration false, runAs false, shellProfile false, s3 false, kmsKeyArn false",
    );
  });

  const told = (sessionManager: Sessions, inputs: object, rest: object = {}) => {
    const document = { schemaVersion: "1.0", sessionType: "Standard_Stream", inputs, ...rest };
    const sessionPreferences = { Content: JSON.stringify(document) };
    return findExisting(environmentOf(sessionManager), { sessionPreferences }).map(
      ({ path, name, message }) => `${path.at(-1)} of ${name}: ${message}`,
    );
  };
  const name = "SSM-SessionManagerRunShell";

  test("are held against what is said of them, from what the AWS CLI prints", () => {
    expect(told({ ...all, adopt: true }, saved)).toEqual([]);
    expect(told({ ...none, adopt: true }, { s3EncryptionEnabled: false, runAsDefaultUser: "nobody" })).toEqual([]);
    expect(told({ ...none, adopt: true }, { ...saved, newInput: "on" }, { parameters: {} })).toEqual([
      `s3 of ${name}: s3BucketName is "sessions" now, and would be nothing`,
      `s3 of ${name}: s3KeyPrefix is "prod" now, and would be nothing`,
      `s3 of ${name}: s3EncryptionEnabled is true now, and would be nothing`,
      `kmsKeyArn of ${name}: kmsKeyId is "${key}" now, and would be nothing`,
      `runAs of ${name}: runAsEnabled is true now, and would be nothing`,
      `runAs of ${name}: runAsDefaultUser is "operator" now, and would be nothing`,
      `idleSessionTimeout of ${name}: idleSessionTimeout is "15" now, and would be nothing`,
      `maxSessionDuration of ${name}: maxSessionDuration is "60" now, and would be nothing`,
      `adopt of ${name}: newInput is "on" now, and would be nothing`,
      `shellProfile of ${name}: shellProfile.linux is "export PS1=\\"\${USER}> \\"" now, and would be nothing`,
      `adopt of ${name}: parameters is in it now, and would go: nothing here says it`,
    ]);
    expect(told({ ...all, adopt: true, s3: { ...all.s3, encrypted: false } }, saved)).toEqual([
      `s3 of ${name}: s3EncryptionEnabled is true now, and would be false`,
    ]);
  });

  test("are told where nobody says that they are there", () => {
    expect(told({}, saved)).toEqual([
      `adopt of ${name}: exists already; take it over with adopt: true, and say what it says`,
    ]);
    expect(findExisting(withResources({}), { sessionPreferences: { Content: "{}" } })).toEqual([]);
    const yaml = { sessionPreferences: { Content: "inputs:\n  runAsEnabled: true" } };
    expect(findExisting(environmentOf({ ...none, adopt: true }), yaml).map(({ message }) => message)).toEqual([
      "cannot be read; give what aws ssm get-document prints with --document-format JSON",
    ]);
  });
});
