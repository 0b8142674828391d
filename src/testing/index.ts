/** The public face of `unyo/testing`: alarms in your own tests. Knows jest by its types only. */
export { alarmMatchers, type Since } from "./matchers.js";
export { scenario, type Scenario, type ScenarioOptions } from "./scenario.js";
export { series, testStart, type TestSeriesOptions } from "./series.js";
export type { AlarmMatchers } from "./types.js";
