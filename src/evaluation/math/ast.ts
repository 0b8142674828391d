export const comparisons = ["==", "!=", "<=", ">=", "<", ">"] as const;
export const logical = ["AND", "OR"] as const;
export const arithmetic = ["+", "-", "*", "/", "^"] as const;

export type Operator = (typeof comparisons)[number] | (typeof logical)[number] | (typeof arithmetic)[number];

/** A part of an expression; `at` is where it begins, 0 for the first character. */
export type Node = { readonly at: number } & (
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "id"; readonly name: string }
  | { readonly kind: "string"; readonly text: string }
  /** What some functions take in capitals: `REPEAT`, `DESC`, `AVG`. */
  | { readonly kind: "word"; readonly word: string }
  | { readonly kind: "array"; readonly items: readonly Node[] }
  | { readonly kind: "negate"; readonly of: Node }
  | { readonly kind: "binary"; readonly operator: Operator; readonly left: Node; readonly right: Node }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly Node[] }
);

/** An expression as read, to be evaluated any number of times. */
export interface Expression {
  readonly source: string;
  readonly root: Node;
}

/** The parts of a part, from left to right. */
function partsOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case "array":
      return node.items;
    case "negate":
      return [node.of];
    case "binary":
      return [node.left, node.right];
    case "call":
      return node.args;
    default:
      return [];
  }
}

/** Every part of an expression, itself first. */
export const nodesOf = (node: Node): readonly Node[] => [node, ...partsOf(node).flatMap(nodesOf)];

/** The ids that an expression names, each once, in order. `METRICS()` names none: it stands for all metrics given. */
export const identifiersOf = ({ root }: Expression): readonly string[] => [
  ...new Set(nodesOf(root).flatMap((node) => (node.kind === "id" ? [node.name] : []))),
];

/** An expression in one way of writing: `SEARCH("…", "Sum")`, `ANOMALY_DETECTION_BAND(m1, 2)`. */
export function textOf(node: Node): string {
  const list = (nodes: readonly Node[]) => nodes.map(textOf).join(", ");
  switch (node.kind) {
    case "number":
      return String(node.value);
    case "id":
      return node.name;
    case "string":
      return JSON.stringify(node.text);
    case "word":
      return node.word;
    case "array":
      return `[${list(node.items)}]`;
    case "negate":
      return `-${textOf(node.of)}`;
    case "binary":
      return `(${textOf(node.left)} ${node.operator} ${textOf(node.right)})`;
    case "call":
      return `${node.name}(${list(node.args)})`;
  }
}
