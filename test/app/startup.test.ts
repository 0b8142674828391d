import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { readdirSync, readFileSync } from "node:fs";

const root = resolve(__dirname, "../..");

const sources = ["src", "modules"].flatMap((folder) =>
  readdirSync(resolve(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => resolve(root, folder, file)),
);

test("loading the library pulls in only provider folders that it uses, and none that few environments need", () => {
  const used = sources.flatMap(
    (file) =>
      readFileSync(file, "utf8")
        .match(/import (?!type )[^;]*?from "@cdktf\/provider-aws\/lib\/[\w-]+"/g)
        ?.map((statement) => statement.slice(0, -1).split("/").at(-1)) ?? [],
  );
  const compile = spawnSync(process.execPath, ["node_modules/typescript-native/bin/tsc", "-p", "tsconfig.app.json"], {
    cwd: root,
  });
  expect(compile.status).toBe(0);
  const list = `require("./.build/src/index.js");
    const folderOf = ({ filename }) => filename.match(/provider-aws.lib.([^/\\\\]+)/)?.[1];
    const asked = { ofLibrary: new Set(), ofProvider: new Set() };
    for (const module of Object.values(require.cache))
      for (const folder of module.children.map(folderOf).filter(Boolean))
        if (folder !== folderOf(module)) asked[folderOf(module) ? "ofProvider" : "ofLibrary"].add(folder);
    console.log(JSON.stringify(asked, (key, value) => (value instanceof Set ? [...value] : value)))`;
  const { stdout } = spawnSync(process.execPath, ["-e", list], { cwd: root, encoding: "utf8" });
  const { ofLibrary, ofProvider } = JSON.parse(stdout) as Record<"ofLibrary" | "ofProvider", string[]>;
  expect(used).toEqual(expect.arrayContaining(ofLibrary));
  // The provider's own class loads its functions from provider 6 on: one small file, whoever uses it.
  expect(["provider-functions"]).toEqual(expect.arrayContaining(ofProvider));
  const loaded = [...ofLibrary, ...ofProvider];
  expect(loaded).toContain("cloudwatch-metric-alarm");
  for (const folder of ["kinesis-firehose-delivery-stream", "s3-bucket", "db-instance", "glue-catalog-table"]) {
    expect(loaded).not.toContain(folder);
    expect(used).toContain(folder);
  }
}, 60_000);

test("no source imports the provider's barrel", () => {
  const barrel = sources.filter((file) => /from "@cdktf\/provider-aws"/.test(readFileSync(file, "utf8")));
  expect(barrel).toEqual([]);
});
