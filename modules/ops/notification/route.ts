import type { TerraformProvider } from "cdktf";
import { lookUp } from "../../../src/model/look-up.js";
import { routeNameOf, type Further, type Routed } from "../../../src/model/environment/index.js";

/** Where the alarms of one route go, and what else they do. */
export interface AlarmActions extends Further {
  readonly topicArn: string;
  /** The same of a topic that is made, which waits for its policy too. */
  readonly openTopicArn?: string;
  /** Whether the end of an alarm is told too. */
  readonly okNotices: boolean;
}

/** What follows from alarms in one region, by route: a severity, or another one; one that nothing there goes by may be left out. */
export type ActionsByRoute = Readonly<Record<string, AlarmActions | undefined>>;

/** One region: its topics, and its provider where that is not the stack's. */
export interface RegionActions {
  readonly provider?: TerraformProvider;
  readonly actions: ActionsByRoute;
}

/** By region: `{ "ap-northeast-1": { actions } }`. A topic of another region cannot be published to. */
export type ActionsByRegion = Readonly<Record<string, RegionActions>>;

/** Something of the plan. */
interface Planned extends Routed {
  readonly id: string;
  readonly region: string;
}

/**
 * Where something of the plan goes, and the provider that makes it.
 *
 * @throws Error when its route has no topic in its region.
 */
export function routeOf(
  regions: ActionsByRegion,
  { id, region, ...routed }: Planned,
): AlarmActions & Pick<RegionActions, "provider"> {
  const route = routeNameOf(routed);
  const actions = lookUp(regions[region]?.actions ?? {}, route);
  if (!actions) throw new Error(`${id} must be in ${region}; give regions["${region}"].actions.${route}`);
  return { ...actions, provider: regions[region]?.provider };
}
