/**
 * Values that Terraform fills in later: CDKTF's tokens, and references in Terraform's own syntax. One of them may stand
 * wherever a name or an ARN goes, and no check of its text can be made. They are known by their form, so that nothing
 * here needs CDKTF.
 */
const token = /\$\{TfToken\[[\w:.-]+\]\}/;
const listToken = /^#\{TfToken\[[\w:.-]+\]\}$/;

const step = String.raw`(?:\.(?:[A-Za-z_][\w-]*|\*|\d+)|\[(?:\d+|\*|"[\w ./:@-]+")\])`;
const reference = new RegExp(String.raw`^\$\{([A-Za-z_][\w-]*${step}+)\}$`);

/** What a reference is kept as: it can be told from any other text, and survives being made part of an ARN or of JSON. */
const mark = /\$\{unyo:([^{}]+)\}/;

/** The pieces of a text that are no text: tokens and kept references, for `split`. */
export const tokens = new RegExp(`(${token.source}|${mark.source.replace("(", "(?:")})`);

/** True for a CDKTF token, or a text made with one, and for one whole reference: `${aws_sqs_queue.orders.name}`. */
export function isToken(value: string): boolean {
  return token.test(value) || mark.test(value) || reference.test(value);
}

/** True for a list that stands for one of Terraform: the one element of it is a token. */
export function isListToken(value: unknown): boolean {
  return Array.isArray(value) && value.length === 1 && typeof value[0] === "string" && listToken.test(value[0]);
}

/** True for a number that stands for one of Terraform: CDKTF marks it by the upper bits of a double. */
export function isNumberToken(value: number): boolean {
  if (value > -1e200) return false; // as are all numbers that anybody writes
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, value);
  return [0xfdff, 0xfbff].includes(bits.getUint16(0));
}

/** Keeps a text that is one whole reference from being escaped; any other text stays as it is. */
export function keepReference(text: string): string {
  const [, expression] = token.test(text) ? [] : (reference.exec(text) ?? []);
  return expression === undefined ? text : `\${unyo:${encodeURIComponent(expression)}}`;
}

/** The expression of a kept reference, without its braces. */
export function referenceOf(text: string): string | undefined {
  const [, expression] = mark.exec(text) ?? [];
  return expression === undefined ? undefined : decodeURIComponent(expression);
}

/** Inputs of a construct, in some of which a whole reference may stand where a name or an ARN goes. */
export function withReferences<Props extends object>(props: Props, ...names: readonly (keyof Props & string)[]): Props {
  return { ...props, ...Object.fromEntries(names.map((name) => [name, deep(props[name])])) };
}

function deep(value: unknown): unknown {
  if (typeof value === "string") return keepReference(value);
  if (Array.isArray(value)) return value.map(deep);
  if (value === null || typeof value !== "object" || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, deep(one)]));
}
