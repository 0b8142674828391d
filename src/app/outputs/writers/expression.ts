/** Whether Terraform finds something to evaluate in a text: `${…}` or `%{…}` that is not escaped. */
export const interpolates = (text: string): boolean => /(?<!\$)\$\{|(?<!%)%\{/.test(text);

const whole = /^\$\{(.*)\}$/s;

/**
 * A map of texts, or one expression that gives such a map, as it stands within an expression. Undefined where it cannot: a
 * text that holds an expression and what a quoted text must escape besides.
 */
export function mapExpression(map: unknown): string | undefined {
  if (typeof map === "string") return whole.exec(map)?.[1];
  const entries = Object.entries(map ?? {})
    .filter(([, value]) => value !== null) // Terraform takes it for one that is not there
    .map(([key, value]) => [quoted(key), quoted(String(value))]);
  if (entries.flat().includes(undefined)) return undefined;
  return `{ ${entries.map(([key, value]) => `${key} = ${value}`).join(", ")} }`;
}

function quoted(text: string): string | undefined {
  const quotes = JSON.stringify(text);
  return interpolates(text) && quotes !== `"${text}"` ? undefined : quotes;
}
