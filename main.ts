import { dev, prod, stg } from "./src/environments/index.js";
import { EnvironmentError, formatGaps, formatSummaries, synthesize } from "./src/index.js";

try {
  const environments = [dev(), stg(), prod()];
  const summaries = synthesize(environments, { outdir: process.env.CDKTF_OUTDIR, forms: ["root", "module"] });
  console.log(formatSummaries(summaries));
  for (const line of environments.flatMap(formatGaps)) console.log(line);
} catch (error) {
  if (!(error instanceof EnvironmentError)) throw error;
  console.error(`${error.message}\nNothing was written.`);
  process.exitCode = 1;
}
