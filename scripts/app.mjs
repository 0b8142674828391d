// A command of unyo on the app of this repository, main.ts: node scripts/app.mjs [command] [options]; without one, synth.
// A type error ends here, before anything is synthesized.
import { join } from "node:path";
import { compile, require, root } from "./compile.mjs";

const [command = "synth", ...rest] = process.argv.slice(2);

const library = () => {
  require("../.build/src/index.js");
  return require("../.build/src/app/cli/main.js");
};

if (await compile("tsconfig.app.json", library)) {
  const { main } = library();
  await main([command, ...rest], { entry: join(root, ".build/main.js") });
}
