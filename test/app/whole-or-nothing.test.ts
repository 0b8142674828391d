import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { synthesize } from "../../src/index.js";
import { withResources } from "../support/environment.js";
import { withFolder } from "../support/synth.js";

const prod = withResources({});
const stg = withResources({}, { name: "stg" });
const file = (outdir: string, stack: string) => join(outdir, "stacks", stack, "cdk.tf.json");

describe("synthesize", () => {
  test("leaves the output of an earlier run as it was when it fails", () =>
    withFolder((folder) => {
      const outdir = join(folder, "out");
      synthesize([prod], { outdir });
      const before = readFileSync(file(outdir, "idp-prod-alarms"), "utf8");
      const broken = Object.assign(withResources({}, { name: "stg" }), { owners: { dev: undefined } as never });
      expect(() => synthesize([prod, broken], { outdir })).toThrow();
      expect(readFileSync(file(outdir, "idp-prod-alarms"), "utf8")).toBe(before);
      expect(readdirSync(join(outdir, "stacks")).sort()).toEqual(["idp-prod-alarms", "idp-prod-telemetry"]);
      expect(readdirSync(folder)).toEqual(["out"]);
    }));

  test("removes the file of a stack that is gone, and leaves what Terraform keeps beside it", () =>
    withFolder((folder) => {
      synthesize([prod, stg], { outdir: folder });
      const lock = join(folder, "stacks", "idp-prod-alarms", ".terraform.lock.hcl");
      mkdirSync(join(folder, "stacks", "idp-prod-alarms", ".terraform"));
      writeFileSync(lock, "kept");
      synthesize([prod], { outdir: folder });
      expect(existsSync(file(folder, "idp-stg-alarms"))).toBe(false);
      expect(readFileSync(lock, "utf8")).toBe("kept");
    }));

  test("refuses two environments of one name", () =>
    withFolder((folder) => {
      expect(() => synthesize([prod, prod], { outdir: folder })).toThrow(
        /^idp-prod\.name: "idp-prod" is the system and name of /,
      );
      expect(existsSync(file(folder, "idp-prod-alarms"))).toBe(false);
    }));
});
