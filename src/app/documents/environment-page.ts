import { readFileSync } from "node:fs";
import ts from "typescript";
import { inputFields, type InputField } from "./input-fields.js";
import { table } from "./markdown-table.js";

const intro = `# Everything that an environment can say

What \`defineEnvironment\` takes, with types, defaults and limits. This page is made from the interfaces that editors show
(\`npm run docs\`); a test fails when it is stale. Beside each part stands what
[examples/environment.ts](../examples/environment.ts), one whole environment, says there.

- What must be given has no default: it is _required_. In a path, \`*\` stands for keys of your own, and \`[]\` for the elements of a list.
- Keys are a lower-case letter, then up to 31 letters and digits. They make the Terraform addresses, so a name may change while its key stays.
- Where a name or an ARN goes, a token of CDKTF or one whole reference such as \`\${aws_sqs_queue.orders.name}\` may stand as well.
- What is wrong is refused, with its path and what would be right.`;

const example = "examples/environment.ts";

/** The page on everything that can be written, part by part. */
export function documentEnvironment(): string {
  const fields = inputFields("src/model/environment/environment.ts", "EnvironmentInput");
  const shown = exampleParts();
  const isPart = ({ path, type }: InputField) =>
    path[0] === "resources" ? path.length === 2 : path.length === 1 && type === undefined;
  const top = fields.filter(({ path }) => path.length === 1);
  const sections = fields.filter(isPart).map(({ path, meaning }) => {
    const name = path.join(".");
    const within = fields.filter(
      (field) => field.path.length > path.length && path.every((key, at) => key === field.path[at]),
    );
    return [`## ${name}`, meaning, shown.get(name) ?? noExample(name), fieldTable(within, path.length)].join("\n\n");
  });
  return `${[intro, fieldTable(top, 0), ...sections].join("\n\n")}\n`;
}

/** Stands where the example says nothing of a part. */
const noExample = (part: string): string => `**No example of ${part}.** It belongs in \`${example}\`.`;

/** The fields of a part; paths begin in it. */
const fieldTable = (fields: readonly InputField[], depth: number): string =>
  table(
    ["", "Type", "Default", "Limits", "Meaning"],
    fields.map((field) => [
      `\`${field.path.slice(depth).join(".").replaceAll(".[]", "[]")}\``,
      field.type === undefined ? "" : `\`${field.type}\``,
      field.optional ? (field.fallback ?? "") : "_required_",
      field.limits ?? "",
      [field.meaning, ...field.links.map((link) => `<${link}>`)].join(" "),
    ]),
  );

/** What the example says, by part: `telemetry`, `resources.sqs`. */
function exampleParts(): ReadonlyMap<string, string> {
  const source = ts.createSourceFile(example, readFileSync(example, "utf8"), ts.ScriptTarget.ES2022, true);
  const parts = new Map<string, string>();
  const visit = (node: ts.Node, path: readonly string[]): void => {
    if (!ts.isPropertyAssignment(node)) return ts.forEachChild(node, (child) => visit(child, path));
    const name = [...path, node.name.getText()];
    parts.set(name.join("."), code(node));
    if (name.length === 1) ts.forEachChild(node.initializer, (child) => visit(child, name));
  };
  visit(source, []);
  return parts;
}

/** A property as it stands in the file, moved to the left. */
function code(node: ts.PropertyAssignment): string {
  const { character } = node.getSourceFile().getLineAndCharacterOfPosition(node.getStart());
  const lines = node
    .getText()
    .split("\n")
    .map((line, at) => (at === 0 ? line : line.slice(character)));
  return ["```ts", ...lines, "```"].join("\n");
}
