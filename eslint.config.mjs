import { createNodeResolver, importX } from "eslint-plugin-import-x";
import tseslint from "typescript-eslint";

/** The way data flows (environment → modules → stacks), and the provider barrel, which costs seconds and hundreds of MB. */
const barrel = {
  paths: [{ name: "@cdktf/provider-aws", message: "Import the resource's own folder: @cdktf/provider-aws/lib/…" }],
};
const pure = {
  ...barrel,
  patterns: [
    {
      group: ["cdktf", "cdktf/*", "constructs", "@cdktf/*"],
      message: "This folder is plain data: no constructs here.",
    },
  ],
};

export default tseslint.config(
  { ignores: ["dist", ".build", "cdktf.out", "node_modules", "coverage"] },
  { files: ["**/*.ts"], extends: [tseslint.configs.recommended], plugins: { "import-x": importX } },
  {
    files: ["**/*.ts"],
    settings: {
      // Imports end in .js and files in .ts; what does not resolve, the rules below let pass.
      "import-x/resolver-next": [
        createNodeResolver({ extensions: [".ts", ".js", ".json"], extensionAlias: { ".js": [".ts", ".js"] } }),
      ],
    },
    rules: {
      "no-restricted-imports": ["error", barrel],
      "import-x/no-cycle": "error",
      "import-x/no-restricted-paths": [
        "error",
        {
          zones: [
            { target: "./modules/dev", from: "./modules/ops", message: "The halves do not know one another." },
            { target: "./modules/ops", from: "./modules/dev", message: "The halves do not know one another." },
            { target: "./modules", from: "./src/app/stacks", message: "Modules live in any stack." },
            { target: "./modules", from: "./src/app/outputs", message: "Modules know nothing of synthesis." },
            { target: "./src/model", from: "./modules", message: "An environment is plain data." },
            { target: "./src/model", from: "./src/app/stacks", message: "An environment is plain data." },
            {
              target: "./src/evaluation",
              from: ["./src", "./modules"],
              except: ["./evaluation", "./model/facts"],
              message: "The evaluator knows nothing of environments: it imports itself and facts alone.",
            },
          ],
        },
      ],
    },
  },
  {
    files: ["src/model/**", "src/evaluation/**", "modules/ops/{catalogue,engine}/**"],
    rules: { "no-restricted-imports": ["error", pure] },
  },
);
