/** What Terraform reads of a string of its JSON in which nothing is alive; anything alive is an error. */
export function textOf(written: unknown): string {
  const text = String(written);
  if (/[$%]\{/.test(text.replace(/([$%])\1\{/g, ""))) throw new Error(`${JSON.stringify(text)} holds code`);
  return text.replace(/([$%])\1(?=\{)/g, "$1");
}
