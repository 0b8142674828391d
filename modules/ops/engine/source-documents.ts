import { lookUp } from "../../../src/model/look-up.js";

/** The documents that the catalogue was made from, by the short names that stand in its rows. */
const documents: Readonly<Record<string, string>> = {
  S0: "the operations policy",
  S1: "a primer of AWS operations",
  S2: "design guidelines for AWS",
  S3: "a talk on operations with little load",
  S4: "notes on AWS",
};

/** Where a row comes from, for people: documents in words, and pages of AWS. */
export const sourcesInWords = (source: readonly string[]): readonly string[] =>
  source.map((one) => lookUp(documents, one) ?? one);
