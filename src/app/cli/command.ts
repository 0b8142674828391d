import type { App } from "./app/load-app.js";

/** An option of a command, as `parseArgs` of Node.js takes it, with what help says of it. */
export interface Option {
  readonly type: "boolean" | "string";
  readonly short?: string;
  /** Whether it may be given more than once. */
  readonly multiple?: boolean;
  /** What help calls its value: `--out <folder>`. */
  readonly value?: string;
  /** The only values there are. */
  readonly choices?: readonly string[];
  readonly summary: string;
}

export type Options = Readonly<Record<string, Option>>;

/** What was given of the options; what was not given is not there. */
export type Values<O extends Options> = {
  readonly [Name in keyof O]?: O[Name] extends { readonly multiple: true }
    ? readonly ValueOf<O[Name]>[]
    : ValueOf<O[Name]>;
};

type ValueOf<O extends Option> = O["type"] extends "boolean" ? true : string;

/** All is well; there are findings, or the input has errors; the command was called wrongly. */
export type ExitCode = 0 | 1 | 2;

/** What a command works with. */
export interface Context<O extends Options = Options> {
  readonly values: Values<O>;
  /** What was given beside options. */
  readonly positionals: readonly string[];
  /** Loads the environments of the app that `--app` names, or of the folder's entry; the command has {@link appOption}. */
  readonly app: () => Promise<App>;
  /** Writes a line to standard output: what was asked for. */
  readonly print: (text: string) => void;
  /** Writes a line to standard error: what a program that reads the output must not read. */
  readonly note: (text: string) => void;
}

/** A command of `npx unyo`: one file each, and a line in the table of commands. */
export interface Command<O extends Options = Options> {
  /** One line, for the list of commands. */
  readonly summary: string;
  /** What goes beside options: `<alarm>` must be given, `[service]` may be, `[service…]` more than once. */
  readonly positionals?: readonly string[];
  readonly options: O;
  /** Further lines for the help of the command. */
  readonly details?: string;
  /** Ways to call it, without `npx unyo`. */
  readonly examples: readonly string[];
  /**
   * @throws UsageError when it was called wrongly
   * @throws EnvironmentsError and others of the library, which are told without a trace
   */
  readonly run: (context: Context<O>) => Promise<ExitCode>;
}

/** A command whose options give the types of their values. */
export const command = <const O extends Options>(definition: Command<O>): Command => definition as unknown as Command;

/** For commands that look at environments. */
export const appOption = {
  app: {
    type: "string",
    value: "file",
    summary: "entry of the app, TypeScript or compiled; main.ts or main.js of this folder without it",
  },
} as const satisfies Options;

/** A command that was called wrongly: the message says what would be right. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
