import type { ISynthesisSession, TerraformStack } from "cdktf";
import { join } from "node:path";
import { writeJson } from "./json-file.js";

/** Has the file of a stack written as CDKTF writes it, in less memory and a third of the time: CDKTF makes one text of the whole. */
export function writeInPieces(stack: TerraformStack): void {
  const { synthesizer } = stack;
  stack.synthesizer = {
    synthesize(session: ISynthesisSession) {
      const toTerraform = stack.toTerraform.bind(stack);
      let json: object = {};
      // What CDKTF makes a text of is empty; all else of what it does there, it does with the stack itself.
      stack.toTerraform = () => {
        json = toTerraform();
        return Object.defineProperty({ ...json }, "toJSON", { value: () => ({}) });
      };
      try {
        synthesizer.synthesize(session);
      } finally {
        stack.toTerraform = toTerraform;
      }
      writeJson(join(session.outdir, session.manifest.forStack(stack).synthesizedStackPath), json, stack.node.id);
    },
  };
}
