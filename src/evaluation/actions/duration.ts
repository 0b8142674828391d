const pattern = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
const units = [604_800, 86_400, 3600, 60, 1];

/** Seconds of an ISO 8601 duration without months and years; undefined if it is none. */
export function durationSeconds(text: string): number | undefined {
  const parts = pattern.exec(text)?.slice(1);
  if (!parts || parts.every((part) => part === undefined) || text.endsWith("T")) return undefined;
  return parts.reduce((sum, part, index) => sum + Number(part ?? 0) * units[index]!, 0);
}
