import { suggester } from "../../model/environment/index.js";
import { examineEnvironments, rightOnes, type Examined } from "../define-environments.js";
import { UsageError, type Context, type Options } from "./command.js";

/** For commands that may look at some of an app's environments. */
export const onlyOption = {
  only: {
    type: "string",
    value: "environment",
    multiple: true,
    summary: "this environment, and no other",
  },
} as const satisfies Options;

/** All environments of an app, right or wrong. */
export const examined = async (app: Context["app"]): Promise<readonly Examined[]> =>
  examineEnvironments((await app()).environments, "environments: number");

/** Those of an app's environments that are asked for, all of them right. */
export const environmentsOf = async (app: Context["app"], only?: readonly string[], word?: string) =>
  rightOnes(select(await examined(app), only, word));

/**
 * Those of an app's environments that are asked for: by name, or by system and name where two have one name. All without a name.
 *
 * @param option where the names were given, for the message
 * @throws UsageError where there is none of a name, or more than one.
 */
export function select(
  all: readonly Examined[],
  only: readonly string[] | undefined,
  option = "--only",
): readonly Examined[] {
  if (only === undefined) return all;
  const suggest = suggester(all.map(({ label }) => label));
  const found = only.map((word) => all.filter(({ name, label, prefix }) => [name, label, prefix].includes(word)));
  const problems = only.flatMap((word, index) => {
    const { length } = found[index]!;
    if (length === 1) return [];
    if (length === 0) return [`${option}: there is no environment "${word}"${suggest(word)}`];
    return [
      `${option}: there are ${length} environments "${word}": ${found[index]!.map(({ label }) => label).join(", ")}`,
    ];
  });
  if (problems.length > 0) throw new UsageError(problems.join("\n"));
  return all.filter((one) => found.flat().includes(one));
}
