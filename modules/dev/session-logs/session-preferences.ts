import { SsmDocument } from "@cdktf/provider-aws/lib/ssm-document";
import type { Construct } from "constructs";
import { mainResource } from "../../../src/cdktf/address.js";
import { adopt } from "../../../src/cdktf/adopt.js";
import { Module } from "../../../src/cdktf/as-written.js";
import { parseInputs, required } from "../../../src/cdktf/inputs.js";
import { sessionPreferencesName } from "../../../src/model/contract/session-preferences.js";
import { sessionManagerSchema, type SessionManagerInput } from "../../../src/model/environment/manual-operations.js";
import { withReferences } from "../../../src/model/schema/token.js";
import type { SessionLogProps } from "./ecs-exec.js";
import { sessionDocument } from "./preferences.js";

export interface SessionPreferencesProps extends SessionLogProps, Omit<SessionManagerInput, "adopt" | "kmsKeyArn"> {
  /**
   * Whether the document is there already, as it is once somebody saved preferences in the console; it says what is said here from then on,
   * and nothing else.
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
    super(scope, id, required(given, { logGroupName: "text" }));
    const {
      logGroupName,
      encrypted = false,
      kmsKeyArn = "",
      ...settings
    } = withReferences(given, "logGroupName", "kmsKeyArn");
    const { adopt: exists, ...preferences } = parseInputs(this.node.path, sessionManagerSchema, settings);
    const document = new SsmDocument(this, mainResource, {
      name: sessionPreferencesName,
      documentType: "Session",
      documentFormat: "JSON",
      content: JSON.stringify(sessionDocument({ ...preferences, logGroupName, encrypted, kmsKeyArn })),
    });
    // Saved by a template, it may be YAML.
    if (exists) adopt(document, { id: sessionPreferencesName, managed: ["content", "document_format"] });
  }
}
