import { dev, prod, stg } from "./src/environments/index.js";
import {
  defineEnvironments,
  EnvironmentsError,
  formatGaps,
  formatKept,
  formatSummaries,
  PublishError,
  synthesize,
} from "./src/index.js";

export const environments = [dev, stg, prod];

try {
  const defined = defineEnvironments(...environments);
  const summaries = synthesize(defined, { forms: ["root", "module"] });
  console.log(formatSummaries(summaries));
  for (const line of [...defined.flatMap(formatGaps), ...formatKept(summaries.published)]) console.log(line);
} catch (error) {
  if (error instanceof EnvironmentsError) console.error(`${error.message}\nNothing was written.`);
  else if (error instanceof PublishError) console.error(error.message);
  else throw error;
  process.exitCode = 1;
}
