/** A field of an event that is separated by spaces, and where it begins. */
export interface Field {
  readonly text: string;
  readonly at: number;
}

/** AWS: "Characters between brackets ([]) and double quotation marks ("") are considered single fields." */
const field = /\[([^\]]*)\](?=\s|$)|"([^"]*)"(?=\s|$)|(\S+)/g;

export const fieldsOf = (message: string): Field[] =>
  [...message.matchAll(field)].map(({ 0: whole, 1: inBrackets, 2: inQuotes, index }) => ({
    text: inBrackets ?? inQuotes ?? whole,
    at: index,
  }));
