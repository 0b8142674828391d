/** A list of words that nobody would read in a table: the first of them, and how many more; a link of the field has them all. */
export const withoutLongLists = (type: string): string =>
  type.replace(/(?:"[^"]+" \| ){20,}"[^"]+"/g, (list) => {
    const words = list.split(" | ");
    return `${words.slice(0, 3).join(" | ")} | … ${words.length - 3} more`;
  });
