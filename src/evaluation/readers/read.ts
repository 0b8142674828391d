import { EvaluationError } from "../errors.js";
import type { AlarmSet } from "../types.js";
import { readDescribeAlarms } from "./describe-alarms.js";
import { parseJson } from "./json.js";
import { readTerraformJson } from "./terraform-json.js";
import { readTerraformShow } from "./terraform-show.js";

type Reader = (value: unknown, file: string) => AlarmSet;

/** By the key at the top that only this form has. */
const readers = new Map<string, Reader>([
  ["planned_values", readTerraformShow],
  ["values", readTerraformShow],
  ["MetricAlarms", readDescribeAlarms],
  ["CompositeAlarms", readDescribeAlarms],
  ["resource", readTerraformJson],
]);

/**
 * Reads alarms from the text of a file: Terraform's JSON configuration, what `terraform show -json` prints of a plan or a
 * state, or what `aws cloudwatch describe-alarms` prints. A wrong file throws an `EvaluationError` that names the file,
 * each place and what would be right.
 */
export function readAlarms(text: string, file: string): AlarmSet {
  const value = parseJson(text, file);
  for (const [key, reader] of readers) {
    if (typeof value === "object" && value !== null && Object.hasOwn(value, key)) return reader(value, file);
  }
  throw new EvaluationError([
    `${file}: holds no alarms: give a .tf.json (with "resource"), what terraform show -json prints (with "planned_values" or ` +
      `"values") or what aws cloudwatch describe-alarms prints (with "MetricAlarms" or "CompositeAlarms")`,
  ]);
}
