import { Aspects, type App } from "cdktf";
import type { TeamStack } from "../stacks/index.js";

/** What CDKTF writes beside a warning. */
const warning = "@cdktf/warn";

/**
 * CDKTF runs the Aspects of stacks, and passes those of an app over without a word.
 *
 * @throws Error where an app has some.
 */
export function refuseAspectsOf(app: App): void {
  if (Aspects.of(app).all.length === 0) return;
  throw new Error(
    "customize: adds an Aspect to the app, which CDKTF never runs\n  right: add it to the stacks: Aspects.of(telemetry).add(…)",
  );
}

/** Tells on standard error what constructs and Aspects warn of: CDKTF keeps it in a file, for its own command line to tell. */
export function tellWarnings(app: App, stacks: readonly TeamStack[]): void {
  const lines = stacks.flatMap((stack) =>
    app.manifest
      .forStack(stack)
      .annotations.filter(({ level }) => level === warning)
      .map(({ constructPath, message }) => `${constructPath}: ${message}`),
  );
  if (lines.length > 0) console.warn(lines.join("\n"));
}
