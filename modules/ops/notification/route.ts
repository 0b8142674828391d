import type { TerraformProvider } from "cdktf";
import type { Severity } from "../../../src/model/environment/index.js";

/** Where the alarms of one severity go. */
export interface AlarmActions {
  readonly topicArn: string;
  /** Whether the end of an alarm is told too. */
  readonly okNotices: boolean;
}

/** What follows from alarms in one region, by severity; a severity that nothing there has may be left out. */
export type ActionsBySeverity = Readonly<Partial<Record<Severity, AlarmActions>>>;

/** One region: its topics, and its provider where that is not the stack's. */
export interface RegionActions {
  readonly provider?: TerraformProvider;
  readonly actions: ActionsBySeverity;
}

/** By region: `{ "ap-northeast-1": { actions } }`. A topic of another region cannot be published to. */
export type ActionsByRegion = Readonly<Record<string, RegionActions>>;

/** What something of the plan says of where it goes. */
interface Routed {
  readonly id: string;
  readonly severity: Severity;
  readonly region: string;
}

/**
 * Where something of the plan goes, and the provider that makes it.
 *
 * @throws Error when its region or severity has no topic.
 */
export function routeOf(
  regions: ActionsByRegion,
  { id, severity, region }: Routed,
): AlarmActions & Pick<RegionActions, "provider"> {
  const actions = regions[region]?.actions[severity];
  if (!actions) throw new Error(`${id} must be in ${region}; give regions["${region}"].actions.${severity}`);
  return { ...actions, provider: regions[region]?.provider };
}
