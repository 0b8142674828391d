/** Where a row comes from: pages of AWS as links. */
export const sourceLinks = (sources: readonly string[]): string =>
  sources.map((source) => (source.startsWith("https:") ? `<${source}>` : source)).join(", ");

/** What is known of a row, as a list; what it does not have is left out. */
export const factList = (facts: readonly (readonly [name: string, value: string | undefined])[]): string =>
  facts.flatMap(([name, value]) => (value ? [`- ${name}: ${value}`] : [])).join("\n");
