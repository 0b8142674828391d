import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { temporaryFolder } from "../support/folder.js";
import { pack } from "../support/packed.js";
import { run } from "./support/tools.js";
import { mirror } from "./support/workspace.js";

jest.setTimeout(900_000);

const page = readFileSync(resolve(__dirname, "../../docs/first-environment.md"), "utf8");

/** The blocks of the page in their order: what is typed (sh), written (ts), seen (no word), and only shown (js). */
const blocks = [...page.matchAll(/^```(\w*)\n([^]*?)^```$/gm)].map(([, language, text]) => ({ language, text: text! }));

test("a first environment comes out of an empty folder as the page says, word by word", async () => {
  const folder = temporaryFolder();
  const env = mirror(temporaryFolder());
  // The package of this repository in the place of the published one; all else is what the page says.
  const tarball = pack();
  let seen = "";
  for (const { language, text } of blocks) {
    if (language === "ts") writeFileSync(join(folder, "main.ts"), text);
    if (language === "") expect(seen).toContain(text);
    if (language === "sh") {
      const typed = text.replace("npm install unyo ", `npm install ${tarball} `);
      const { code, stdout, stderr } = await run("sh", ["-ec", typed], { cwd: folder, env });
      expect([typed, code, code === 0 ? "" : stdout + stderr]).toEqual([typed, 0, ""]);
      seen = stdout.replaceAll(/\u001b\[\d*m/g, "").replaceAll(/^├.*\n/gm, "");
    }
  }
  expect(blocks.map(({ language }) => language)).toEqual(["sh", "ts", "sh", "", "js", "sh", "", "sh", "", "sh", ""]);
});
