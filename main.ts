import { dev, prod, stg } from "./src/environments/index.js";
import { defineEnvironments, EnvironmentsError, formatGaps, formatSummaries, synthesize } from "./src/index.js";

export const environments = [dev, stg, prod];

try {
  const defined = defineEnvironments(...environments);
  const summaries = synthesize(defined, { outdir: process.env.CDKTF_OUTDIR, forms: ["root", "module"] });
  console.log(formatSummaries(summaries));
  for (const line of defined.flatMap(formatGaps)) console.log(line);
} catch (error) {
  if (!(error instanceof EnvironmentsError)) throw error;
  console.error(`${error.message}\nNothing was written.`);
  process.exitCode = 1;
}
