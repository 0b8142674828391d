/** One thing that is wrong with a series or its file. */
export interface SeriesIssue {
  /** Where in the file: `line 3, column cpu`, `MetricDataResults[0].Values[2]`; empty where it is the whole. */
  readonly place: string;
  /** The value as given and what would be right. */
  readonly message: string;
}

/** Issues that one error spells out: a file may have as many as lines. */
const shown = 20;

/** Thrown for a series that cannot be read; carries every issue found. */
export class SeriesError extends Error {
  override readonly name = "SeriesError";

  constructor(
    /** The name of the file, or what else the series came from. */
    readonly source: string,
    readonly issues: readonly SeriesIssue[],
  ) {
    const lines = issues
      .slice(0, shown)
      .map(({ place, message }) => [source, place, message].filter(Boolean).join(": "));
    super([...lines, ...(issues.length > shown ? [`${source}: ${issues.length - shown} more`] : [])].join("\n"));
  }
}

/** Throws where there are issues. */
export function refuse(source: string, issues: readonly SeriesIssue[]): void {
  if (issues.length > 0) throw new SeriesError(source, issues);
}

export const show = (value: unknown): string => JSON.stringify(value) ?? String(value);
