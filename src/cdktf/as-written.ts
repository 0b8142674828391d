import { Aspects, Lazy, ref, TerraformElement, Token, Tokenization, type IAspect } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import { referenceOf, tokens } from "../model/schema/token.js";
import { checkInputs, type Problems } from "./inputs.js";
import { sameCdktf } from "./same-cdktf.js";

/**
 * Terraform takes every string of its JSON for a template. Here, and nowhere else, texts are escaped so that they come out
 * as they were written; what CDKTF made a token of, and references that were kept, stay alive.
 *
 * @see https://developer.hashicorp.com/terraform/language/syntax/json#string-templates
 */
export function asWritten<Value>(value: Value): Value {
  return isLiteral(value) ? value : (anyAsWritten(value) as Value);
}

/** Anything that is no bare token and could be a template; a dollar before a token would escape it. */
const template = /[$%]\{(?!TfToken\[)|\$\$\{/;

/** True where nothing is to be changed: of almost all resources, and copying them would take longer than this look. */
function isLiteral(value: unknown): boolean {
  if (typeof value === "string") return !template.test(value);
  if (Array.isArray(value)) return value.every(isLiteral);
  if (!isPlain(value)) return true;
  for (const key in value) {
    if (template.test(key) || !isLiteral(value[key])) return false;
  }
  return true;
}

/** Data, and no construct and no token that is an object. */
const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" &&
  value !== null &&
  Object.getPrototypeOf(value) === Object.prototype &&
  !Tokenization.isResolvable(value);

function anyAsWritten(value: unknown): unknown {
  if (typeof value === "string") return textAsWritten(value);
  if (Array.isArray(value)) return value.map(anyAsWritten);
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [textAsWritten(key), anyAsWritten(one)]));
}

function textAsWritten(text: string): string {
  if (!template.test(text)) return text;
  const parts = text.split(tokens);
  if (parts.length === 1) return escaped(text);
  return parts
    .map((part, index) => (index % 2 === 1 ? live(part) : beforeToken(part, index < parts.length - 1)))
    .join("");
}

const escaped = (text: string): string => text.replace(/[$%](?=\{)/g, "$&$&");

/** CDKTF would take what is escaped beside a token for an expression of its own, unless it is a token too. */
function beforeToken(text: string, followed: boolean): string {
  const [, body = text, dollars = ""] = (followed && /^(.*?)(\$+)$/s.exec(text)) || [];
  return literal(escaped(body)) + (dollars && Token.asString(ref(JSON.stringify(dollars)))); // "$" and "${" would escape
}

const literal = (text: string): string => (/[$%]\{/.test(text) ? Lazy.stringValue({ produce: () => text }) : text);

function live(part: string): string {
  const expression = referenceOf(part);
  return expression === undefined ? part : Token.asString(ref(expression));
}

interface Synthesizable {
  synthesizeAttributes(): Readonly<Record<string, unknown>>;
}

const written = new WeakSet<object>();

/** Has an element write its attributes as they were given to it; what is set by `addOverride` stays as it is. */
export function writeAsWritten<Element extends TerraformElement>(element: Element): Element {
  if (written.has(element)) return element;
  written.add(element);
  // Every element of CDKTF gives its attributes here, before overrides are merged; the method is protected.
  const synthesizable = element as unknown as Synthesizable;
  const attributes = synthesizable.synthesizeAttributes.bind(element);
  synthesizable.synthesizeAttributes = () => asWritten(attributes());
  return element;
}

const writing: IAspect = {
  visit: (node: IConstruct) => {
    if (TerraformElement.isTerraformElement(node)) writeAsWritten(node);
  },
};

/** What every module extends: whatever it declares writes texts as they were given, in any stack. Props that cannot be right end in one error. */
export abstract class Module extends Construct {
  constructor(scope: Construct, id: string, problems: Problems = {}) {
    super(sameCdktf(scope), id);
    checkInputs(this.node.path, problems);
    Aspects.of(this).add(writing);
  }
}
