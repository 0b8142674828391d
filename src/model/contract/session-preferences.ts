/** The document that Session Manager reads its preferences from: of this name, one for each account and region. */
export const sessionPreferencesName = "SSM-SessionManagerRunShell";
