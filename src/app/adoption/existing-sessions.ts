import { sessionDocument } from "../../../modules/dev/session-logs/preferences.js";
import { sessionKeyOf, sessionPreferencesName } from "../../model/contract/session-preferences.js";
import { show, type Environment } from "../../model/environment/index.js";
import type { ExistingFinding } from "./existing.js";

/** What `aws ssm get-document --name SSM-SessionManagerRunShell --document-format JSON` prints. */
export interface SessionDocumentListing {
  /** The document itself, as a text of JSON. */
  readonly Content?: string;
}

type Json = Readonly<Record<string, unknown>>;

/** Which setting here says an input of the document; what the policy is about is no loss. */
const settings: Readonly<Record<string, string | false>> = {
  idleSessionTimeout: "idleSessionTimeout",
  maxSessionDuration: "maxSessionDuration",
  runAsEnabled: "runAs",
  runAsDefaultUser: "runAs",
  "shellProfile.linux": "shellProfile",
  "shellProfile.windows": "shellProfile",
  s3BucketName: "s3",
  s3KeyPrefix: "s3",
  s3EncryptionEnabled: "s3",
  kmsKeyId: "kmsKeyArn",
  cloudWatchLogGroupName: false,
  cloudWatchEncryptionEnabled: false,
  cloudWatchStreamingEnabled: false,
};

/** Holds preferences of Session Manager that somebody saved against those that an apply would write in their place. */
export function existingSessions(environment: Environment, listed: SessionDocumentListing): ExistingFinding[] {
  const given = environment.telemetry.manualOperations?.sessionManager;
  if (given === undefined) return [];
  const of = (setting: string, message: string): ExistingFinding => ({
    path: ["telemetry", "manualOperations", "sessionManager", setting],
    name: sessionPreferencesName,
    message,
  });
  if (!given.adopt) return [of("adopt", "exists already; take it over with adopt: true, and say what it says")];
  const document = parsed(listed.Content);
  if (document === undefined)
    return [of("adopt", "cannot be read; give what aws ssm get-document prints with --document-format JSON")];
  const written = sessionDocument({
    ...given,
    ...{ logGroupName: "", encrypted: false, kmsKeyArn: sessionKeyOf(environment) ?? "" },
  });
  const gone = Object.keys(document).filter((key) => !Object.hasOwn(written, key));
  const [before, after] = [document.inputs, written.inputs].map(inputsOf);
  const changed = [...new Set([...before!.keys(), ...after!.keys()])].flatMap((input): ExistingFinding[] => {
    const [now, then] = [before!.get(input), after!.get(input)];
    const setting = Object.hasOwn(settings, input) ? settings[input]! : "adopt";
    if (setting === false || now === then) return [];
    return [of(setting, `${input} is ${told(now)} now, and would be ${told(then)}`)];
  });
  return [...changed, ...gone.map((key) => of("adopt", `${key} is in it now, and would go: nothing here says it`))];
}

const told = (value: unknown): string => (value === undefined ? "nothing" : show(value));

function parsed(content: string | undefined): Json | undefined {
  try {
    const document: unknown = JSON.parse(content ?? "");
    return typeof document === "object" && document !== null ? (document as Json) : undefined;
  } catch {
    return undefined;
  }
}

/** Inputs that say something, by the way to them: of a bucket that is not named, and of a user that is not used, nothing does. */
function inputsOf(inputs: unknown): ReadonlyMap<string, unknown> {
  const { shellProfile = {}, ...others } = (inputs ?? {}) as Json;
  const profile = Object.entries(shellProfile as Json).map(([key, one]) => [`shellProfile.${key}`, one] as const);
  const said = new Map([...Object.entries(others), ...profile].filter(([, one]) => one !== ""));
  if (!said.has("s3BucketName")) said.delete("s3EncryptionEnabled");
  if (said.get("runAsEnabled") !== true) for (const input of ["runAsEnabled", "runAsDefaultUser"]) said.delete(input);
  return said;
}
