import { show, suggest, type Issue } from "../../../../src/model/environment/index.js";
import { resourcesSchema } from "../../../../src/model/inventory/index.js";
import { toIssues } from "../../../../src/model/schema/parse.js";
import { isStandard, type Catalogue, type CatalogueEntry } from "../catalogue.js";
import { loose } from "../loose.js";
import { alarmRow } from "./alarm-row.js";
import { eventRow } from "./event-row.js";

/** A catalogue without the rows that are wrong in themselves. */
export interface CheckedCatalogue {
  readonly right: Catalogue;
  /** Ids of the rows that were taken out. */
  readonly wrong: readonly string[];
  readonly issues: readonly Issue[];
}

/** Looks at the rows of a catalogue that are somebody's own, as types do not reach everybody who writes them. */
export function checkCatalogue(catalogue: Catalogue): CheckedCatalogue {
  const found = Object.entries(catalogue).map(([id, entry]) => ({ id, entry, issues: problemsOf(id, entry) }));
  const wrong = found.filter(({ issues }) => issues.length > 0);
  if (wrong.length === 0) return { right: catalogue, wrong: [], issues: [] };
  return {
    right: Object.fromEntries(found.filter(({ issues }) => issues.length === 0).map(({ id, entry }) => [id, entry])),
    wrong: wrong.map(({ id }) => id),
    issues: wrong.flatMap(({ issues }) => issues),
  };
}

const right = new WeakSet<CatalogueEntry>();

/** A catalogue is given to many environments: a row that is right is not looked at again. */
function problemsOf(id: string, entry: unknown): Issue[] {
  if (!isEntry(entry)) {
    const message = `${show(entry)} is no row that catalogue or eventCatalogue made\n  right: { ...standardCatalogue, ...catalogue("mq", kind, rows) }`;
    return [{ path: ["catalogue", id], message }];
  }
  if (isStandard(entry) || right.has(entry)) return [];
  const { error } = (entry.type === "alarm" ? alarmRow : eventRow).safeParse(entry.definition, { jitless: true });
  const issues = [...kindProblems(entry), ...(error ? toIssues(error) : [])];
  if (issues.length === 0) right.add(entry);
  return issues.map(({ path, message }) => ({ path: ["catalogue", id, ...path], message }));
}

const isEntry = (entry: unknown): entry is CatalogueEntry => {
  const { type, service, row } = loose(entry);
  return (type === "alarm" || type === "event") && typeof service === "string" && typeof row === "string";
};

/** Where its targets are looked for: in a place that there is not, there never are any, and nothing would be watched. */
function kindProblems({ kind, service }: CatalogueEntry): Issue[] {
  const { derive, path, build } = loose(kind);
  if (typeof derive === "function") return [];
  if (!Array.isArray(path) || typeof build !== "function") {
    const message = `its kind of target is ${show(kind)}; targets(["sqs", "*"]), targetsOf({ main: { … } }) and wholeAccount make one`;
    return [{ path: [], message }];
  }
  const [first] = path as readonly unknown[];
  const known = Object.keys(resourcesSchema.shape);
  if (first === undefined || first === service) {
    if (first === undefined || known.includes(service)) return [];
  }
  const message = known.includes(String(first))
    ? `its targets are those of ${show(first)}, and its id begins with ${show(service)}; ids begin with the service of their targets`
    : `its targets are looked for in resources.${String(first)}, which there is not${suggest(String(first), known)}`;
  return [{ path: [], message }];
}
