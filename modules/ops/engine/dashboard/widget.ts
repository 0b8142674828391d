/**
 * What a dashboard is made of, as CloudWatch reads it.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
 */
export interface Widget {
  readonly type: "text" | "alarm" | "metric";
  /** Of 24 columns. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** A widget that has no place yet. */
export interface Unplaced extends Omit<Widget, "x" | "y"> {
  /** Whether it begins a row. */
  readonly begins?: true;
}

const columns = 24;

/** Places widgets in their order, from left to right and from top to bottom. */
export function placed(widgets: readonly Unplaced[]): Widget[] {
  let [x, y, below] = [0, 0, 0];
  return widgets.map(({ begins, ...widget }) => {
    if (begins || x + widget.width > columns) [x, y] = [0, below];
    const at = { ...widget, x, y };
    x += widget.width;
    below = Math.max(below, y + widget.height);
    return at;
  });
}
