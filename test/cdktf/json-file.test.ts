import * as fc from "fast-check";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript";
import { print, writeJson } from "../../src/cdktf/json-file.js";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "unyo-json-"));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function written(json: object): string {
  const file = join(folder, "file.json");
  writeJson(file, json);
  return readFileSync(file, "utf8");
}

test("a file has its keys in order at every depth", () => {
  expect(written({ b: { y: [{ d: 1, c: [] }], x: {} }, a: undefined, A: "two\nlines" })).toBe(
    `{
  "A": "two\\nlines",
  "b": {
    "x": {},
    "y": [
      {
        "c": [],
        "d": 1
      }
    ]
  }
}`,
  );
});

test("a file that is written in pieces is the same as one text, whatever it holds", () => {
  const text = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("運用\u2028\n", "10", "9", " "));
  const value = fc.letrec((tie) => ({
    value: fc.oneof({ depthSize: "medium" }, fc.integer(), fc.boolean(), text, tie("list"), tie("object")),
    list: fc.array(tie("value"), { maxLength: 3 }),
    object: fc.dictionary(text, tie("value"), { maxKeys: 4 }),
  })).object as fc.Arbitrary<object>;
  fc.assert(fc.property(value, (json) => expect(written(json)).toBe(print(json))));
});

test("a text of surrogate pairs and several megabytes comes out whole", () => {
  const text = "🌙".repeat(100_001);
  const names = Object.fromEntries(
    Array.from({ length: 12 }, (_, index) => [`n${index}`, `${"x".repeat(index)}${text}`]),
  );
  expect(JSON.parse(written({ resource: { type: names } }))).toEqual({ resource: { type: names } });
});

/** A disk that is full after four blocks of 1,024 bytes: the system takes what has room, and fails from then on. */
const onSmallDisk = (program: string) =>
  spawnSync("bash", ["-c", `trap "" XFSZ; ulimit -f 4; exec "$0" -e '${program}'`, process.execPath], {
    cwd: folder,
    encoding: "utf8",
  });

test("a file that does not fit on the disk is an error, and not a file without its end", () => {
  const source = readFileSync(require.resolve("../../src/cdktf/json-file.ts"), "utf8");
  const { outputText } = ts.transpileModule(source, { compilerOptions: { module: ts.ModuleKind.CommonJS } });
  writeFileSync(join(folder, "code.js"), outputText);
  const { status, stderr } = onSmallDisk(`require("./code.js").writeJson("big.json", { text: "x".repeat(9000) })`);
  expect(statSync(join(folder, "big.json")).size).toBe(4096);
  expect([status, /EFBIG/.test(stderr)]).toEqual([1, true]);
});
