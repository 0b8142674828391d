/**
 * Takes the place of a target or an environment where a row is looked at without any: every property of it is another
 * stand-in, and as a text it is its own name, `<identifier>`.
 */
export const standIn = (name: string): unknown => {
  const text = () => `<${name}>`;
  return new Proxy(() => undefined, {
    get: (_, property) => {
      if (property === Symbol.toPrimitive || property === "toString" || property === "toJSON") return text;
      return standIn(String(property));
    },
    apply: () => standIn(name),
  });
};
