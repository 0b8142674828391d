import { formatPath } from "../../../model/environment/index.js";
import type { Finder } from "./finding.js";

/** What `synth` would refuse. */
export const errors: Finder = ({ label, error }) =>
  (error?.issues ?? []).map(({ path, message }) => ({
    kind: "error",
    environment: label,
    subject: formatPath([label, ...path]),
    message,
  }));
