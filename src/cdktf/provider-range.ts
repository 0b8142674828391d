import { TerraformStack, type TerraformResource } from "cdktf";

const ranges = new WeakMap<TerraformStack, string>();

/** Says which versions of the AWS provider a stack is applied with; where nobody does, CDKTF asks for the one that its classes are of. */
export function declareProviderRange(stack: TerraformStack, range: string): void {
  ranges.set(stack, range);
}

/** Whether the resource is applied with older providers alone than its class is of, which do not know all that the class has. */
export function providerIsOlder(resource: TerraformResource): boolean {
  const range = ranges.get(TerraformStack.of(resource));
  const ofClass = resource.terraformGeneratorMetadata?.providerVersion;
  return range !== undefined && ofClass !== undefined && range.split(",").some((part) => endsBefore(part, ofClass));
}

/** @see https://developer.hashicorp.com/terraform/language/expressions/version-constraints */
function endsBefore(constraint: string, version: string): boolean {
  const [, operator = "=", given] = /^\s*(\D*?)\s*(\d+(?:\.\d+)*)/.exec(constraint)!;
  const numbers = given!.split(".").map(Number);
  switch (operator || "=") {
    case "<":
      return compare(numbers, version) <= 0;
    case "<=":
    case "=":
      return compare(numbers, version) < 0;
    case "~>": // the last number may rise: ~> 5.100 is 5.100 up to 6
      return numbers.length > 1 && compare(numbers.slice(0, -1).with(-1, numbers.at(-2)! + 1), version) <= 0;
    default:
      return false;
  }
}

function compare(numbers: readonly number[], version: string): number {
  const differences = version.split(".").map((number, at) => (numbers[at] ?? 0) - Number(number));
  return differences.find((difference) => difference !== 0) ?? 0;
}
