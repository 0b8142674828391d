import { createNodeResolver, importX } from "eslint-plugin-import-x";
import tseslint from "typescript-eslint";

/** The provider's barrel costs seconds and hundreds of MB at start. */
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

/** What makes resources of the plan. */
const constructsOfOps = ["alarms", "dashboards", "events", "notification", "spend"].map(
  (folder) => `./modules/ops/${folder}`,
);

/** One direction, no way back: model ← cdktf ← modules ← app. What a folder may not import from, and why. */
const walls = [
  ["./src/model", ["./modules", "./src/cdktf", "./src/app", "./src/evaluation"], "The model is plain data."],
  ["./src/cdktf", ["./modules", "./src/app"], "What we add to CDKTF knows nothing of what is built with it."],
  ["./modules", ["./src/app", "./src/index.ts", "./src/environments"], "Modules live in any stack, without our app."],
  ["./modules/dev", ["./modules/ops"], "The halves do not know one another."],
  ["./modules/ops", ["./modules/dev"], "The halves do not know one another."],
  ["./modules/ops/catalogue", constructsOfOps, "Rows know no constructs."],
  [
    "./src/evaluation",
    ["./modules", "./src/app", "./src/cdktf", "./src/index.ts"],
    "The evaluator knows no environments.",
  ],
  ["./src/evaluation", ["./src/model/!(facts)/**/*", "./src/model/*.ts"], "The evaluator knows no environments."],
  [
    "./src/testing",
    ["./modules", "./src/app", "./src/cdktf", "./src/model", "./src/index.ts"],
    "Tests need alarms only.",
  ],
  ["./modules/ops/engine", constructsOfOps, "The engine knows no constructs."],
];
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
  { ignores: ["dist", ".build", "cdktf.out*", "node_modules", "coverage"] },
  { files: ["**/*.ts"], extends: [tseslint.configs.recommended], plugins: { "import-x": importX } },
  {
    files: ["**/*.ts"],
    settings: {
      // Imports name the compiled file; without this none would be resolved, and no wall would stand.
      "import-x/resolver-next": [
        createNodeResolver({ extensions: [".ts", ".js"], extensionAlias: { ".js": [".ts", ".js"] } }),
      ],
      "import-x/extensions": [".ts", ".js"],
      "import-x/parsers": { "@typescript-eslint/parser": [".ts"] },
    },
    rules: {
      "no-restricted-imports": ["error", barrel],
      "no-restricted-syntax": ["error", inherited],
      "import-x/no-cycle": "error",
      "import-x/no-restricted-paths": [
        "error",
        { zones: walls.map(([target, from, message]) => ({ target, from, message })) },
      ],
    },
  },
  { files: ["modules/**"], rules: { "no-restricted-syntax": ["error", inherited, unwritten] } },
  {
    files: ["src/model/**", "src/evaluation/**", "modules/ops/{catalogue,engine}/**"],
    rules: { "no-restricted-imports": ["error", pure] },
  },
);
