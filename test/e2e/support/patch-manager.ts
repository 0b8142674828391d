import { randomBytes } from "node:crypto";
import type { Answer, Asked, Supplement } from "./supplements.js";

type Json = Readonly<Record<string, unknown>>;

const json = (body: unknown): Answer => ({ type: "application/x-amz-json-1.1", body: JSON.stringify(body) });
const parsed = ({ body }: Asked) => JSON.parse(body) as Json;
const hex = () => randomBytes(9).toString("hex").slice(0, 17);
const on = (operation: string, answer: (given: Json) => Answer | undefined): Supplement => ({
  operation: new RegExp(`^AmazonSSM\\.${operation}$`),
  answer: (asked) => answer(parsed(asked)),
});
const missing: Answer = { ...json({ __type: "DoesNotExistException", message: "none" }), status: 400 };

/** What somebody left out, as AWS fills it in. @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_CreatePatchBaseline.html */
const defaults = {
  OperatingSystem: "WINDOWS",
  GlobalFilters: { PatchFilters: [] },
  ApprovalRules: { PatchRules: [] },
  ApprovedPatches: [],
  ApprovedPatchesComplianceLevel: "UNSPECIFIED",
  ApprovedPatchesEnableNonSecurity: false,
  RejectedPatches: [],
  RejectedPatchesAction: "ALLOW_AS_DEPENDENCY",
  Sources: [],
};

/** Patch baselines, which the emulator makes and does not read back, with the groups that they are for. */
function baselines(): Supplement[] {
  const kept = new Map<string, Json>();
  const groups = new Map<string, string>();
  const found = ({ BaselineId: id }: Json) => kept.get(String(id));
  return [
    on("CreatePatchBaseline", (given) => {
      const BaselineId = `pb-${hex()}`;
      kept.set(BaselineId, { ...defaults, ...given, BaselineId });
      return json({ BaselineId });
    }),
    on("UpdatePatchBaseline", (given) => {
      const changed = { ...found(given), ...given };
      kept.set(String(given.BaselineId), changed);
      return json(changed);
    }),
    on("GetPatchBaseline", (given) => {
      const one = found(given);
      if (one === undefined) return missing;
      return json({ ...one, PatchGroups: [] });
    }),
    on("DeletePatchBaseline", ({ BaselineId }) => {
      kept.delete(String(BaselineId));
      return json({ BaselineId });
    }),
    on("ListTagsForResource", ({ ResourceType, ResourceId }) =>
      ResourceType === "PatchBaseline" ? json({ TagList: kept.get(String(ResourceId))?.Tags ?? [] }) : undefined,
    ),
    on("RegisterPatchBaselineForPatchGroup", ({ BaselineId, PatchGroup }) => {
      groups.set(`${String(PatchGroup)} ${String(BaselineId)}`, String(PatchGroup));
      return json({ BaselineId, PatchGroup });
    }),
    on("DeregisterPatchBaselineForPatchGroup", ({ BaselineId, PatchGroup }) => {
      groups.delete(`${String(PatchGroup)} ${String(BaselineId)}`);
      return json({ BaselineId, PatchGroup });
    }),
    on("DescribePatchGroups", () => {
      const Mappings = [...groups].map(([key, PatchGroup]) => {
        const BaselineId = key.slice(PatchGroup.length + 1);
        const { Name: BaselineName, OperatingSystem } = kept.get(BaselineId) ?? {};
        return {
          PatchGroup,
          BaselineIdentity: { BaselineId, BaselineName, OperatingSystem, DefaultBaseline: false },
        };
      });
      return json({ Mappings });
    }),
  ];
}

/**
 * What is registered with a maintenance window and read back: the emulator finds no target by its id, and tells no task alone.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeMaintenanceWindowTargets.html
 * @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetMaintenanceWindowTask.html
 */
function registered(kind: "Target" | "Task"): Supplement[] {
  const kept = new Map<string, Json>();
  const id = `Window${kind}Id`;
  const idOf = (given: Json) => String(given[id]);
  const isAsked = (one: Json, { WindowId, Filters = [] }: Json) =>
    one.WindowId === WindowId && (Filters as { Values: string[] }[]).every(({ Values }) => Values.includes(idOf(one)));
  return [
    on(`Register${kind}WithMaintenanceWindow`, (given) => {
      const made = `00000000-0000-4000-8000-${randomBytes(6).toString("hex")}`;
      kept.set(made, { ...given, [id]: made });
      return json({ [id]: made });
    }),
    on(`UpdateMaintenanceWindow${kind}`, (given) => {
      kept.set(idOf(given), { ...kept.get(idOf(given)), ...given });
      return json(kept.get(idOf(given)));
    }),
    on(`DescribeMaintenanceWindow${kind}s`, (given) =>
      json({ [`${kind}s`]: [...kept.values()].filter((one) => isAsked(one, given)) }),
    ),
    on(`GetMaintenanceWindow${kind}`, (given) => {
      const one = kept.get(idOf(given));
      return one === undefined ? missing : json(one);
    }),
    on(`Deregister${kind}FromMaintenanceWindow`, (given) => {
      kept.delete(idOf(given));
      return json(given);
    }),
  ];
}

/** Patch Manager and maintenance windows, as far as the emulator does not have them. */
export const patchManager = (): Supplement[] => [...baselines(), ...registered("Target"), ...registered("Task")];
