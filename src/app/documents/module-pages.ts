import { existsSync, readFileSync } from "node:fs";
import { table } from "./markdown-table.js";
import { moduleReference, type ExportFacts, type PropertyFacts } from "./module-reference.js";

/** One page per module of the dev team, and one that lists them, by file name under `docs`. */
export function modulePages(): Record<string, string> {
  const reference = moduleReference("modules/dev/index.ts");
  const pages = [...reference].map(([folder, facts]) => [`modules/${folder}.md`, page(folder, facts)] as const);
  return { "modules/README.md": index(reference), ...Object.fromEntries(pages) };
}

const generated = "_Made from the doc comments by `npm run docs`; a test keeps it up to date._";

function index(reference: ReadonlyMap<string, readonly ExportFacts[]>): string {
  const rows = [...reference].flatMap(([folder, facts]) =>
    facts
      .filter(({ kind }) => kind !== "interface")
      .map(({ name, meaning }) => [`[\`${name}\`](${folder}.md)`, firstSentence(meaning)]),
  );
  const text =
    'Each stands alone, in any stack of CDKTF: `import { LogGroup } from "unyo/dev"`. The telemetry stack of an environment is made of them.';
  return [`# Modules of the dev team`, generated, text, table(["", "What it is for"], rows)].join("\n\n") + "\n";
}

function page(folder: string, facts: readonly ExportFacts[]): string {
  const inputs = new Set(facts.map(({ inputsType }) => inputsType)); // told with the class that takes them
  const sections = facts.filter(({ name }) => !inputs.has(name)).map(section);
  return [`# ${titleOf(folder)}`, generated, exampleOf(folder), ...sections].join("\n\n") + "\n";
}

/** Stands where an example is missing. */
export const noExample = "**No example.**";

/** A module's example as it stands in its page. */
export function exampleOf(folder: string): string {
  const file = `examples/modules/${folder}.ts`;
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
