import { SsmDocument } from "@cdktf/provider-aws/lib/ssm-document";
import type { Construct } from "constructs";
import { mainResource } from "../../../src/cdktf/address.js";
import { adopt } from "../../../src/cdktf/adopt.js";
import { Module } from "../../../src/cdktf/as-written.js";
import { sessionPreferencesName } from "../../../src/model/contract/session-preferences.js";
import { withReferences } from "../../../src/model/schema/token.js";
import type { SessionLogProps } from "./ecs-exec.js";

export interface SessionPreferencesProps extends SessionLogProps {
  /**
   * Whether the document is there already, as it is once somebody saved preferences in the console; what it says is replaced.
   * @default false
   */
  readonly adopt?: boolean;
}

/**
 * Session Manager's preferences of an account and region: sessions are written to a log group as they go on, so that one that is
 * broken off is there too. Who may start a session can choose another document with other preferences: allow
 * `ssm:StartSession` with this one only. Who it was stands in CloudTrail.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-schema.html
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-default-session-document.html
 */
export class SessionPreferences extends Module {
  constructor(scope: Construct, id: string, given: SessionPreferencesProps) {
    super(scope, id);
    const props = withReferences(given, "logGroupName", "kmsKeyArn");
    const { logGroupName, encrypted = false, kmsKeyArn = "" } = props;
    const document = new SsmDocument(this, mainResource, {
      name: sessionPreferencesName,
      documentType: "Session",
      documentFormat: "JSON",
      content: JSON.stringify({
        schemaVersion: "1.0",
        description: "Preferences of Session Manager",
        sessionType: "Standard_Stream",
        inputs: {
          s3BucketName: "",
          s3KeyPrefix: "",
          s3EncryptionEnabled: true,
          cloudWatchLogGroupName: logGroupName,
          cloudWatchEncryptionEnabled: encrypted,
          cloudWatchStreamingEnabled: true,
          kmsKeyId: kmsKeyArn,
          runAsEnabled: false,
          runAsDefaultUser: "",
        },
      }),
    });
    if (props.adopt) adopt(document, { id: sessionPreferencesName, managed: ["content"] });
  }
}
