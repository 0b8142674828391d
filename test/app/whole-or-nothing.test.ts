import { Aspects } from "cdktf";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { synthesize, type EnvironmentStacks } from "../../src/index.js";
import { withResources } from "../support/environment.js";
import { withFolder } from "../support/synth.js";

// The module itself, not a copy of its names as an import makes it: changes to it reach those who imported it.
// eslint-disable-next-line @typescript-eslint/no-require-imports
import fs = require("node:fs");

const prod = withResources({});
const stg = withResources({}, { name: "stg" });
const file = (outdir: string, stack: string) => join(outdir, "stacks", stack, "cdk.tf.json");

describe("synthesize", () => {
  test("leaves the output of an earlier run as it was when it fails", () =>
    withFolder((folder) => {
      const outdir = join(folder, "out");
      synthesize([prod], { outdir });
      const before = readFileSync(file(outdir, "idp-prod-alarms"), "utf8");
      const later = withResources({}, { name: "stg", account: "444455556666", tags: { Cost: "1" } });
      const customize = ({ environment, alarms }: EnvironmentStacks) => {
        if (environment === later) alarms.node.addValidation({ validate: () => ["is broken"] });
      };
      expect(() => synthesize([prod, later], { outdir, customize })).toThrow("is broken");
      expect(readFileSync(file(outdir, "idp-prod-alarms"), "utf8")).toBe(before);
      expect(readdirSync(join(outdir, "stacks")).sort()).toEqual(["idp-prod-alarms", "idp-prod-telemetry"]);
      expect(readdirSync(folder)).toEqual(["out"]);
      expect(readdirSync(outdir).sort()).toEqual([".unyo.json", "manifest.json", "stacks"]);
    }));

  test("tells of a disk that is full where it is, and leaves the output as it was", () =>
    withFolder((outdir) => {
      synthesize([prod], { outdir });
      const before = readFileSync(file(outdir, "idp-prod-alarms"), "utf8");
      const full = Object.assign(new Error("ENOSPC: no space left on device, write"), {
        code: "ENOSPC",
        syscall: "write",
      });
      const writing = jest.spyOn(fs, "writeFileSync").mockImplementation((to) => {
        if (typeof to === "number") throw full; // the file of a stack, piece by piece
      });
      const later = withResources({}, { tags: { Cost: "1" } });
      try {
        expect(() => synthesize([later], { outdir })).toThrow(
          `${outdir}: cannot be written (ENOSPC: no space left on device); the output is as it was`,
        );
      } finally {
        writing.mockRestore();
      }
      expect(readFileSync(file(outdir, "idp-prod-alarms"), "utf8")).toBe(before);
      expect(readdirSync(outdir).sort()).toEqual([".unyo.json", "manifest.json", "stacks"]);
    }));

  test("leaves errors of somebody's own Aspects as they are", () =>
    withFolder((outdir) => {
      const customize = ({ alarms }: EnvironmentStacks) =>
        Aspects.of(alarms).add({ visit: () => void readFileSync("/nowhere/thresholds.json") });
      expect(() => synthesize([prod], { outdir, customize })).toThrow(
        /^ENOENT: no such file or directory, open '\/nowhere\/thresholds.json'$/,
      );
    }));

  test("keeps the stacks of environments that are not in this run, and removes them when asked to", () =>
    withFolder((folder) => {
      const outdir = folder;
      synthesize([stg], { outdir });
      const kept = ["stacks/idp-stg-alarms/cdk.tf.json", "stacks/idp-stg-telemetry/cdk.tf.json"];
      expect(synthesize([prod], { outdir }).published).toMatchObject({ kept, removed: [] });
      expect(synthesize([], { outdir }).published).toMatchObject({ written: [], removed: [] });
      expect(existsSync(file(outdir, "idp-stg-alarms"))).toBe(true);
      expect(synthesize([prod], { outdir, prune: true }).published).toMatchObject({ kept: [], removed: kept });
      expect(readdirSync(join(outdir, "stacks")).sort()).toEqual(["idp-prod-alarms", "idp-prod-telemetry"]);
    }));

  test("refuses two environments of one name", () =>
    withFolder((folder) => {
      expect(() => synthesize([prod, prod], { outdir: folder })).toThrow(
        /^idp-prod\.name: "idp-prod" is the system and name of /,
      );
      expect(existsSync(file(folder, "idp-prod-alarms"))).toBe(false);
    }));
});
