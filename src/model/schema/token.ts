/**
 * True for a value that Terraform fills in later: a CDKTF token or a reference in Terraform's own syntax.
 * Such a value stands wherever a name or an ARN goes, and no check of its text can be made.
 */
export function isToken(value: string): boolean {
  return value.includes("${");
}
