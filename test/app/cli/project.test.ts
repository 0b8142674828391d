import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeProject } from "../../../src/app/cli/app/project.js";
import { temporaryFolder } from "../../support/folder.js";

const optionsFor = (minor: number): object => {
  const project = temporaryFolder();
  writeFileSync(join(project, "package.json"), JSON.stringify({ type: "module", imports: { "#a": "./a.js" } }));
  const since = (_: number, needed: number) => minor >= needed;
  const folder = join(project, "compiled");
  const written = writeProject({ file: join(project, "main.ts"), project, folder, base: undefined, since });
  expect(JSON.parse(readFileSync(join(folder, "package.json"), "utf8"))).toEqual({
    type: "module",
    imports: { "#a": "./a.js" },
  });
  return (JSON.parse(readFileSync(written, "utf8")) as { readonly compilerOptions: object }).compilerOptions;
};

test("a compiler is given no option that came after it: it would refuse every app", () => {
  for (const word of ["isolatedDeclarations", "rewriteRelativeImportExtensions"]) {
    expect(optionsFor(0)).not.toHaveProperty(word);
    expect(optionsFor(7)).toHaveProperty(word);
  }
  expect(optionsFor(5)).toHaveProperty("isolatedDeclarations", false);
});
