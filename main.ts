import { dev, prod, stg } from "./src/environments/index.js";
import { EnvironmentError, formatGaps, formatKept, formatSummaries, PublishError, synthesize } from "./src/index.js";

try {
  const environments = [dev(), stg(), prod()];
  const summaries = synthesize(environments);
  console.log(formatSummaries(summaries));
  for (const line of [...environments.flatMap(formatGaps), ...formatKept(summaries.published)]) console.log(line);
} catch (error) {
  if (error instanceof EnvironmentError) console.error(`${error.message}\nNothing was written.`);
  else if (error instanceof PublishError) console.error(error.message);
  else throw error;
  process.exitCode = 1;
}
