import type { Environment } from "../environment/index.js";

/** The document of preferences that sessions use where they name no other; there is one in an account and region. */
export const sessionPreferencesName = "SSM-SessionManagerRunShell";

/** The customer managed key of Session Manager's sessions on their way; nothing where it is TLS alone. */
export function sessionKeyOf({ telemetry: { manualOperations } }: Environment): string | undefined {
  return (manualOperations?.sessionManager?.kmsKeyArn ?? manualOperations?.kmsKeyArn) || undefined;
}
