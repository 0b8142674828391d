import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

const pages = [
  "README.md",
  ...readdirSync("docs")
    .filter((file) => file.endsWith(".md"))
    .map((file) => join("docs", file)),
];

const blocks = pages.flatMap((page) =>
  [...readFileSync(page, "utf8").matchAll(/^```(?:ts|js)\n([^]*?)^```/gm)].map(([, code], at) => ({
    page,
    at,
    code: code!,
  })),
);

/** Code as a program: properties of an environment, which most pages show, as those of an object; what is left out is nothing. */
function asProgram(code: string): string {
  const first = /^\w+: /m.exec(code)?.index;
  const program = first === undefined ? code : `${code.slice(0, first)}({\n${code.slice(first)}\n});`;
  return program.replaceAll("{ … }", "{}");
}

test.each(blocks)("what $page shows is TypeScript ($at)", ({ code }) => {
  const { diagnostics = [] } = ts.transpileModule(asProgram(code), { reportDiagnostics: true });
  expect(diagnostics.map(({ messageText }) => messageText)).toEqual([]);
});
