import { EvaluationError } from "../../evaluation/errors.js";
import { SeriesError } from "../../evaluation/series/error.js";
import { EnvironmentError, EnvironmentsError, suggester } from "../../model/environment/index.js";
import { LoadingError } from "../loading.js";
import { GapsError, PublishError } from "../outputs/index.js";
import { AppError } from "./app/app-error.js";
import { loadApp } from "./app/load-app.js";
import { UsageError, type Command, type Context, type ExitCode } from "./command.js";
import { commands } from "./commands/index.js";
import { helpOf, helpOfAll } from "./help.js";
import { parse } from "./parse.js";
import { version } from "./version.js";

/** Where a run reads and writes. */
export interface Surroundings {
  readonly print: (text: string) => void;
  readonly note: (text: string) => void;
  /** Entry of the app where `--app` names none. */
  readonly entry?: string;
}

/** Runs what a command line asks for; the result is the exit code. */
export async function run(args: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  const { print, note } = surroundings;
  const [name, ...rest] = args;
  try {
    if (name === undefined) throw new UsageError(helpOfAll(commands));
    if (["--version", "-v"].includes(name)) return say(print, version());
    if (["--help", "-h"].includes(name) || (name === "help" && rest.length === 0))
      return say(print, helpOfAll(commands));
    if (name === "help") return say(print, helpOf(rest[0]!, commandOf(rest[0]!)));
    const command = commandOf(name);
    if (asksForHelp(rest)) return say(print, helpOf(name, command));
    return await command.run(contextOf(command, rest, surroundings));
  } catch (error) {
    note(textOf(error, name));
    return error instanceof UsageError ? 2 : 1;
  }
}

function commandOf(name: string): Command {
  if (Object.hasOwn(commands, name)) return commands[name]!;
  throw new UsageError(`${name}: no such command${suggester(Object.keys(commands))(name)}`);
}

function contextOf(command: Command, args: readonly string[], { print, note, entry }: Surroundings): Context {
  const { values, positionals } = parse(command, args);
  const app = () => loadApp((values.app as string | undefined) ?? entry, note);
  return { values: values as Context["values"], positionals, app, print, note };
}

/** Not behind `--`: what stands there is no option. */
function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf("--");
  return (end === -1 ? args : args.slice(0, end)).some((arg) => arg === "--help" || arg === "-h");
}

function say(print: Surroundings["print"], text: string): ExitCode {
  print(text);
  return 0;
}

/** Errors that say what is wrong, and where, need no trace. */
const told = [
  UsageError,
  AppError,
  LoadingError,
  EnvironmentError,
  EnvironmentsError,
  PublishError,
  GapsError,
  EvaluationError,
  SeriesError,
];

function textOf(error: unknown, command: string | undefined): string {
  if (error instanceof UsageError && command !== undefined && Object.hasOwn(commands, command)) {
    return `${error.message}\nnpx unyo ${command} --help tells what there is.`;
  }
  if (told.some((kind) => error instanceof kind)) return (error as Error).message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
