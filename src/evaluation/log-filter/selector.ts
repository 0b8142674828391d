import type { Scanner } from "./scanner.js";

/** A step into JSON: a field, an element, or any of them. */
export type Step = string | number | typeof any;

const any = Symbol("any");

/** A property selector: `$.user.id`, `$.users[0].email`, `$.['cluster.name']`, `$.list[*]`, `$.*`. */
export interface Selector {
  readonly text: string;
  readonly steps: readonly Step[];
}

/** Wildcards in one selector. */
const wildcardLimit = 1;

/** A selector, which has to stand here. */
export function readSelector(scanner: Scanner): Selector {
  const start = scanner.at;
  if (!scanner.take(/^\$/)) {
    return scanner.fail(`${scanner.found} where a property selector such as $.user.id would`);
  }
  const steps: Step[] = [];
  for (let step = readStep(scanner); step !== undefined; step = readStep(scanner)) steps.push(step);
  if (/^[.[]/.test(scanner.rest)) {
    scanner.fail("a property is letters, digits, - and _, another one stands as ['…'], and an element as [0]");
  }
  if (steps.length === 0) scanner.fail("$ alone selects nothing; $.name or $[0] would", start);
  if (steps.filter((step) => step === any).length > wildcardLimit) {
    scanner.fail(`more than the ${wildcardLimit} wildcard that one selector may hold`, start);
  }
  return { text: scanner.pattern.slice(start, scanner.at), steps };
}

function readStep(scanner: Scanner): Step | undefined {
  if (scanner.take(/^(\.\*|\[\*\])/)) return any;
  const element = scanner.take(/^\[(\d+)\]/);
  if (element) return Number(element[1]);
  const quoted = scanner.take(/^\.?\[(?:'([^']+)'|"([^"]+)")\]/);
  if (quoted) return quoted[1] ?? quoted[2];
  return scanner.take(/^\.([\w-]+)/)?.[1];
}

export const wildcards = ({ steps }: Selector): number => steps.filter((step) => step === any).length;

/** What a selector finds in JSON: nothing, one node, or with a wildcard any number of them. */
export const select = ({ steps }: Selector, root: unknown): readonly unknown[] =>
  steps.reduce<readonly unknown[]>((nodes, step) => nodes.flatMap((node) => into(node, step)), [root]);

function into(node: unknown, step: Step): readonly unknown[] {
  if (typeof node !== "object" || node === null) return [];
  if (step === any) return Object.values(node);
  if (Array.isArray(node)) return typeof step === "number" && step < node.length ? [node[step]] : [];
  return typeof step === "string" && Object.hasOwn(node, step) ? [(node as Record<string, unknown>)[step]] : [];
}
