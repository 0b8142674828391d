import type { Command, Option } from "./command.js";

type Commands = Readonly<Record<string, Command>>;

/** What `npx unyo` says of itself. */
export function helpOfAll(commands: Commands): string {
  return `unyo: an AWS operations policy as typed code, written as Terraform JSON.

Usage: npx unyo <command> [options]

${columns(Object.entries(commands).map(([name, { summary }]) => [name, summary]))}

npx unyo <command> --help tells more of one. --version tells the version.

Commands that look at environments read what the entry of an app exports as \`environments\`: main.ts
or main.js of this folder, or the file that --app names.

Exit code: 0 all is well, 1 findings or errors of the input, 2 called wrongly.`;
}

/** What it says of one command. */
export function helpOf(name: string, { summary, positionals = [], options, details, examples }: Command): string {
  const sections = [
    `unyo ${name}: ${summary}`,
    `Usage: ${["npx unyo", name, ...positionals, "[options]"].join(" ")}`,
    details === undefined ? undefined : wrap(details, 100).join("\n"),
    columns(
      [...Object.entries(options), ["help", helpOption] as const].map(([key, option]) => [
        nameOf(key, option),
        textOf(option),
      ]),
    ),
    `Examples:\n${examples.map((example) => `  npx unyo ${example}`).join("\n")}`,
  ];
  return sections.filter((section) => section !== undefined).join("\n\n");
}

const helpOption: Option = { type: "boolean", short: "h", summary: "this text" };

const nameOf = (key: string, { short, type, value = "value" }: Option): string =>
  `${short ? `-${short}, ` : ""}--${key}${type === "string" ? ` <${value}>` : ""}`;

const textOf = ({ summary, choices, multiple }: Option): string =>
  [summary, choices && `one of ${choices.join(", ")}`, multiple && "may be given more than once"]
    .filter(Boolean)
    .join("; ");

/** Two columns, the second one wrapped. */
function columns(rows: readonly (readonly [string, string])[]): string {
  const left = Math.max(...rows.map(([name]) => name.length)) + 4;
  return rows
    .map(([name, text]) => `  ${name.padEnd(left - 2)}${wrap(text, 100 - left).join(`\n${" ".repeat(left)}`)}`)
    .join("\n");
}

function wrap(text: string, width: number): string[] {
  const lines = [""];
  for (const word of text.split(" ")) {
    const line = lines.at(-1)!;
    if (line !== "" && line.length + word.length >= width) lines.push(word);
    else lines[lines.length - 1] = line === "" ? word : `${line} ${word}`;
  }
  return lines;
}
