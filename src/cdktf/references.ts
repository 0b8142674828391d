import { DefaultTokenResolver, StringConcat, TerraformElement, Token, Tokenization, type TerraformStack } from "cdktf";

/** What every token of CDKTF holds when it is written as text, as an entry of a list or as a key. */
const marker = "TfToken[";

/**
 * Looks for references to other stacks, as CDKTF does before it writes: a value of another stack becomes an output there.
 * CDKTF resolves every element whole just for that, a sixth of the time where alarms go into the thousands. A token
 * stands for the same value wherever it is used in a stack, so each is resolved once here.
 */
export function findReferences(stack: TerraformStack): void {
  const context = { scope: stack, resolver: new DefaultTokenResolver(new StringConcat()), preparing: true };
  const known = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value === "string") {
      if (!value.includes(marker) || known.has(value)) return;
      known.add(value);
      Tokenization.resolve(value, context);
    } else if (typeof value === "object" && value !== null) {
      if (isToken(value)) Tokenization.resolve(value, context);
      else for (const part of Array.isArray(value) ? (value as unknown[]) : Object.values(value)) visit(part);
    } else if (Token.isUnresolved(value)) {
      Tokenization.resolve(value, context);
    }
  };
  for (const element of stack.node.findAll()) {
    if (TerraformElement.isTerraformElement(element)) visit(element.toTerraform());
  }
}

/** Whether a list or an object is a token as a whole: no part of it says so alone. */
function isToken(value: object): boolean {
  if (Array.isArray(value)) return value.length === 1 && Token.isUnresolved(value);
  return "resolve" in value || Object.keys(value).some((key) => key.includes(marker));
}
