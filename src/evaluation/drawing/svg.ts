/** A piece of SVG. What goes in as text comes out escaped. */
export type Markup = string & { readonly markup: unique symbol };

type Attributes = Readonly<Record<string, string | number>>;

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Characters that XML 1.0 does not admit, not even escaped. @see https://www.w3.org/TR/xml/#charsets */
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

export const escaped = (text: string): Markup =>
  text.replace(forbidden, "\ufffd").replace(/[&<>"]/g, (character) => entities[character]!) as Markup;

/** `<name key="value">content</name>`. */
export function element(name: string, attributes: Attributes, ...content: readonly Markup[]): Markup {
  const given = Object.entries(attributes).map(([key, value]) => {
    const text = typeof value === "number" ? String(Math.round(value * 100) / 100) : escaped(value);
    return ` ${key}="${text}"`;
  });
  return `<${name}${given.join("")}${content.length > 0 ? `>${content.join("")}</${name}>` : "/>"}` as Markup;
}

/** What a pointer that rests on the element is shown. */
export const title = (text: string): Markup => element("title", {}, escaped(text));

export const label = (x: number, y: number, text: string, attributes: Attributes = {}): Markup =>
  element("text", { x, y, ...attributes }, escaped(text));
