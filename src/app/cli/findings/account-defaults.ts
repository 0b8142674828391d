import { collectTargets } from "../../../model/environment/index.js";
import { ecsClusters } from "../../../model/inventory/ecs.js";
import type { Finder } from "./finding.js";

/** What an environment sets for whoever else is in its account. */
export const accountDefaults: Finder = ({ label, environment }) => {
  if (environment === undefined) return [];
  const { account, region, telemetry } = environment;
  const { containerInsights: level, containerInsightsDefault } = telemetry;
  if (!containerInsightsDefault || collectTargets(environment, ecsClusters).length === 0) return [];
  const paid = level === "disabled" ? "" : ", whose metrics are paid for";
  const message = `Every cluster of ECS that anybody makes in account ${account}, ${region}, begins with Container Insights "${level}"${paid}, unless its maker says otherwise; those that exist keep what they have. Where that is not meant, set it to false.`;
  return [{ kind: "note", environment: label, subject: "telemetry.containerInsightsDefault", message }];
};
