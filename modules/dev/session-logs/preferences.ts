import type { SessionManager } from "../../../src/model/environment/manual-operations.js";

/** What the preferences say, and where sessions are recorded. */
export interface Preferences extends Omit<SessionManager, "adopt" | "kmsKeyArn"> {
  readonly logGroupName: string;
  readonly encrypted: boolean;
  readonly kmsKeyArn: string;
}

/**
 * The document of Session Manager's preferences. Sessions are written to the log group as they go on.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-schema.html
 */
export function sessionDocument(preferences: Preferences) {
  const { logGroupName, encrypted, kmsKeyArn } = preferences;
  const { idleSessionTimeout, maxSessionDuration, runAs, shellProfile, s3 } = preferences;
  const bucket = s3 || undefined;
  return {
    schemaVersion: "1.0",
    description: "Preferences of Session Manager",
    sessionType: "Standard_Stream",
    inputs: {
      s3BucketName: bucket?.bucketName ?? "",
      s3KeyPrefix: bucket?.keyPrefix ?? "",
      s3EncryptionEnabled: bucket?.encrypted ?? true,
      cloudWatchLogGroupName: logGroupName,
      cloudWatchEncryptionEnabled: encrypted,
      cloudWatchStreamingEnabled: true,
      kmsKeyId: kmsKeyArn,
      runAsEnabled: Boolean(runAs),
      runAsDefaultUser: (runAs && runAs.defaultUser) || "",
      ...(idleSessionTimeout && { idleSessionTimeout: String(idleSessionTimeout) }),
      ...(maxSessionDuration && { maxSessionDuration: String(maxSessionDuration) }),
      ...(shellProfile && {
        shellProfile: { windows: shellProfile.windows ?? "", linux: shellProfile.linux ?? "" },
      }),
    },
  };
}
