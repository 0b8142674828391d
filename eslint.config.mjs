import { importX } from "eslint-plugin-import-x";
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

/** What a key that somebody wrote may find: `constructor`, for one, is in every object. */
const inherited = {
  selector: "BinaryExpression[operator='in'][left.type!='Literal']",
  message: "`in` finds what every object inherits: use Object.hasOwn, or lookUp of src/model/look-up.ts.",
};
/** What keeps texts from becoming Terraform's code. */
const unwritten = {
  selector: "ClassDeclaration[superClass.name='Construct']",
  message:
    "A module extends Module of src/cdktf/as-written.ts, so that texts come out of Terraform as they were written.",
};

export default tseslint.config(
  { ignores: ["dist", ".build", "cdktf.out", "node_modules", "coverage"] },
  { files: ["**/*.ts"], extends: [tseslint.configs.recommended], plugins: { "import-x": importX } },
  {
    files: ["**/*.ts"],
    rules: {
      "no-restricted-imports": ["error", barrel],
      "no-restricted-syntax": ["error", inherited],
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
          ],
        },
      ],
    },
  },
  { files: ["modules/**"], rules: { "no-restricted-syntax": ["error", inherited, unwritten] } },
  {
    files: ["src/model/**", "modules/ops/{catalogue,engine}/**"],
    rules: { "no-restricted-imports": ["error", pure] },
  },
);
