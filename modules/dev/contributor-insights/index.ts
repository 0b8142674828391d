export { ContributorInsights, type ContributorInsightsProps } from "./contributor-insights.js";
