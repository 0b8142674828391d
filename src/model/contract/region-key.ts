/** `us-east-1` as a key: `usEast1`. */
export const regionKey = (region: string): string =>
  region.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
