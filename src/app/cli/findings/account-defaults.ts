import { setsContainerInsightsDefault } from "../../../model/contract/log-sources.js";
import type { Finder } from "./finding.js";

/** What an environment sets for whoever else is in its account. */
export const accountDefaults: Finder = ({ label, environment }) => {
  if (environment === undefined || !setsContainerInsightsDefault(environment)) return [];
  const { account, region, telemetry } = environment;
  const message = `Every cluster of ECS that anybody makes in account ${account}, ${region}, begins with Container Insights "${telemetry.containerInsights}", whose metrics are paid for, unless its maker says otherwise; those that exist keep what they have. Where that is not meant, set it to false.`;
  return [{ kind: "note", environment: label, subject: "telemetry.containerInsightsDefault", message }];
};
