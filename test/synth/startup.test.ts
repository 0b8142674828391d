import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { readdirSync, readFileSync } from "node:fs";

const root = resolve(__dirname, "../..");

const sources = ["src", "modules"].flatMap((folder) =>
  readdirSync(resolve(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => resolve(root, folder, file)),
);

test("loading the library pulls in only the provider folders it uses", () => {
  const imported = sources.flatMap(
    (file) =>
      readFileSync(file, "utf8")
        .match(/import (?!type )[^;]*?from "@cdktf\/provider-aws\/lib\/[\w-]+"/g)
        ?.map((statement) => statement.split("/").at(-1)) ?? [],
  );
  const used = new Set(imported).size;
  const compile = spawnSync(process.execPath, ["node_modules/typescript-native/bin/tsc", "-p", "tsconfig.app.json"], {
    cwd: root,
  });
  expect(compile.status).toBe(0);
  const count = `require("./.build/src/index.js");
    const folders = Object.keys(require.cache).map((file) => file.match(/provider-aws.lib.([^/\\\\]+)/)?.[1]).filter(Boolean);
    console.log(new Set(folders).size)`;
  const { stdout } = spawnSync(process.execPath, ["-e", count], { cwd: root, encoding: "utf8" });
  expect(Number(stdout)).toBe(used);
}, 60_000);

test("no source imports the provider's barrel", () => {
  const barrel = sources.filter((file) => /from "@cdktf\/provider-aws"/.test(readFileSync(file, "utf8")));
  expect(barrel).toEqual([]);
});
