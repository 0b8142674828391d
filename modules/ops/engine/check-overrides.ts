import { collectTargetKeys, suggest, suggester, type Issue } from "../../../src/model/environment/index.js";
import { isRequirement, requirements } from "../../../src/model/contract/index.js";
import type { Catalogue, CatalogueEntry } from "./catalogue.js";
import { checkChange, checkWhole } from "./check-change.js";
import { everythingOf } from "./routed.js";
import { loose } from "./loose.js";
import { lookUp } from "../../../src/model/look-up.js";

/**
 * Checks what an environment says of the catalogue: ids of alarms and events, targets, severities. It reads the
 * environment as it was written, so that a misspelt id comes out in the same run as a misspelt region.
 */
export function checkOverrides(input: unknown, catalogue: Catalogue): Issue[] {
  const alarms = loose(loose(input).alarms);
  const services = [...new Set(Object.values(catalogue).map(({ service }) => service))];
  const overrides = Object.entries(loose(alarms.overrides)).flatMap(([id, override]) => {
    const path = ["alarms", "overrides", id];
    if (id.endsWith(everythingOf(""))) {
      const service = id.slice(0, -everythingOf("").length);
      if (services.includes(service)) return checkWhole(path, loose(override));
      return [{ path, message: `no service with alarms or events${suggest(service, services)}` }];
    }
    const entry = lookUp(catalogue, id);
    if (!entry) return [{ path, message: `no such alarm or event${suggest(id, Object.keys(catalogue))}` }];
    return [...checkChange(path, entry, override), ...checkTargets(path, entry, override, loose(input).resources)];
  });
  const off = Object.keys(loose(alarms.off))
    .filter((service) => !services.includes(service))
    .map((service) => ({
      path: ["alarms", "off", service],
      message: `no service with alarms or events${suggest(service, services)}`,
    }));
  const without = Object.keys(loose(alarms.without))
    .filter((name) => !isRequirement(name))
    .map((name) => {
      const hint = suggest(name, Object.keys(requirements));
      return { path: ["alarms", "without", name], message: `no alarm requires it${hint}` };
    });
  return [...overrides, ...off, ...without];
}

function checkTargets(path: readonly string[], entry: CatalogueEntry, override: unknown, resources: unknown): Issue[] {
  const known = collectTargetKeys(resources, entry.kind);
  const keys = new Set(known);
  const suggest = suggester(known ?? []);
  return Object.entries(loose(loose(override).targets)).flatMap(([target, change]) => {
    const at = [...path, "targets", target];
    if (known === undefined || keys.has(target)) return checkChange(at, entry, change, loose(override));
    return [{ path: at, message: `no such target${suggest(target)}` }];
  });
}
