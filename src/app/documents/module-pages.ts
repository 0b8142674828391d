import { existsSync, readFileSync } from "node:fs";
import { table } from "./markdown-table.js";
import { moduleReference, type ExportFacts, type PropertyFacts } from "./module-reference.js";

interface TeamModules {
  readonly title: string;
  readonly text: string;
  /** What exports the modules, one folder each. */
  readonly barrel: string;
  /** Where their pages go, under `docs`. */
  readonly pages: string;
  /** Where the example of each is. */
  readonly examples: string;
  /** Kinds of exports that have a place in the pages. */
  readonly kinds: readonly ExportFacts["kind"][];
}

const inModules =
  "In an ES module a folder of the provider is named with its file: `@cdktf/provider-aws/lib/lb/index.js` where an example has `@cdktf/provider-aws/lib/lb`.";

/** The modules of each team. What else `unyo/ops` exports is told in pages of its own: rows, resolved alarms, routes. */
export const moduleTeams = {
  dev: {
    title: "Modules of the dev team",
    text: `Each stands alone, in any stack of CDKTF: \`import { LogGroup } from "unyo/dev"\`. The telemetry stack of an environment is made of them. ${inModules}`,
    barrel: "modules/dev/index.ts",
    pages: "modules",
    examples: "examples/modules",
    kinds: ["class", "function", "interface"],
  },
  ops: {
    title: "Modules of the ops team",
    text: 'Each stands alone, in any stack of CDKTF: `import { AlarmSet } from "unyo/ops"`. The stack of alarms of an environment is made of them. Alarms come from an environment, which holds them against its telemetry; rows of your own are in [adding-alarms.md](../../adding-alarms.md). In a stack of CDKTF\'s own, addresses end in a hash; [pipelines.md](../../pipelines.md#addresses-in-a-stack-of-your-own) shows how to have readable ones.',
    barrel: "modules/ops/index.ts",
    pages: "modules/ops",
    examples: "examples/ops",
    kinds: ["class"],
  },
} as const satisfies Record<string, TeamModules>;

/** One page per module of each team, and one that lists them, by file name under `docs`. */
export const modulePages = (): Record<string, string> =>
  Object.assign({}, ...Object.values(moduleTeams).map(pagesOf)) as Record<string, string>;

function pagesOf(team: TeamModules): Record<string, string> {
  const all = [...moduleReference(team.barrel)];
  const reference = new Map(
    all
      .map(([folder, facts]) => [folder, facts.filter(({ kind }) => team.kinds.includes(kind))] as const)
      .filter(([, facts]) => facts.length > 0),
  );
  const pages = [...reference].map(
    ([folder, facts]) => [`${team.pages}/${folder}.md`, page(team, folder, facts)] as const,
  );
  return { [`${team.pages}/README.md`]: index(team, reference), ...Object.fromEntries(pages) };
}

const generated = "_Made from the doc comments by `npm run docs`; a test keeps it up to date._";

function index({ title, text }: TeamModules, reference: ReadonlyMap<string, readonly ExportFacts[]>): string {
  const rows = [...reference].flatMap(([folder, facts]) =>
    facts
      .filter(({ kind }) => kind !== "interface")
      .map(({ name, meaning }) => [`[\`${name}\`](${folder}.md)`, firstSentence(meaning)]),
  );
  return [`# ${title}`, generated, text, table(["", "What it is for"], rows)].join("\n\n") + "\n";
}

function page(team: TeamModules, folder: string, facts: readonly ExportFacts[]): string {
  const inputs = new Set(facts.map(({ inputsType }) => inputsType)); // told with the class that takes them
  const sections = facts.filter(({ name }) => !inputs.has(name)).map(section);
  return (
    [`# ${titleOf(folder)}`, generated, exampleOf(`${team.examples}/${folder}.ts`), ...sections].join("\n\n") + "\n"
  );
}

/** Stands where an example is missing. */
export const noExample = "**No example.**";

/** A module's example as it stands in its page. */
export function exampleOf(file: string): string {
  if (!existsSync(file)) return `${noExample} It belongs in \`${file}\`.`;
  return "```ts\n" + readFileSync(file, "utf8").trim() + "\n```";
}

/** Words that AWS writes in a way of its own. */
const proper: Readonly<Record<string, string>> = {
  api: "API",
  cloudtrail: "CloudTrail",
  ecr: "ECR",
  ecs: "ECS",
  rds: "RDS",
  vpc: "VPC",
  waf: "WAF",
};

const titleOf = (folder: string): string => {
  const words = folder.split("-").map((word) => proper[word] ?? word);
  const title = words.join(" ").replace("guard duty", "GuardDuty").replace("API gateway", "API Gateway");
  return title.charAt(0).toUpperCase() + title.slice(1);
};

function section({ name, kind, meaning, links, inputsType, inputs, outputs, methods, returns }: ExportFacts): string {
  const parts = [`## ${kind === "function" ? `${name}()` : name}`, meaning];
  if (links.length > 0) parts.push(`It follows ${links.map((link) => `<${link}>`).join(", ")}`);
  if (inputs.length > 0) {
    const columns = ["", "Type", "Default", "Meaning"];
    if (kind !== "interface") parts.push(inputsType ? `Inputs, \`${inputsType}\`:` : "Inputs:");
    parts.push(table(columns, inputs.map(inputRow)));
  }
  if (outputs.length > 0) {
    const rows = outputs.map((one) => [`\`${one.name}\``, code(one.type), one.meaning]);
    parts.push("Outputs:", table(["", "Type", "Meaning"], rows));
  }
  for (const one of methods) parts.push(`\`${one.signature}\`: ${one.meaning}`);
  if (returns) parts.push(`Gives: \`${returns}\``);
  return parts.join("\n\n");
}

const inputRow = ({ name, type, given, meaning }: PropertyFacts) => [`\`${name}\``, code(type), given, meaning];

const code = (type: string): string => `\`${type}\``;

const firstSentence = (text: string): string => /^.*?[.:](?= |$)/.exec(text)?.[0].replace(/:$/, ".") ?? text;
