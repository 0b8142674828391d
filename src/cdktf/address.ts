import { TerraformOutput, type TerraformElement, type TerraformStack } from "cdktf";
import { Construct, Node } from "constructs";

/** The id of a construct's main resource: left out of the address, which then reads like the construct itself. */
export const mainResource = "Resource";

/**
 * A scope for a construct whose id somebody else chose: where a construct of ours has that id already, one further in,
 * which addresses leave out. Constructs of ours come first, so that they have their places.
 */
export function roomFor(scope: Construct, id: string): Construct {
  if (scope.node.tryFindChild(id) === undefined) return scope;
  return (scope.node.tryFindChild(mainResource) as Construct | undefined) ?? new Construct(scope, mainResource);
}

/**
 * Terraform addresses from construct paths: `aurora_main_writer_cpuUtilization_error`. Readable, without hash or
 * index, and dependent on the element's own path only, so nothing that is added or removed elsewhere changes it.
 */
export class AddressBook {
  private readonly idOf = new WeakMap<Node, string>();
  private readonly pathOf = new Map<string, string>();

  /** The address of an element; two elements of one kind that would share one are an error that names both. */
  allocate(stack: TerraformStack, element: TerraformElement | Node): string {
    const node = element instanceof Node ? element : element.node;
    const known = this.idOf.get(node);
    if (known !== undefined) return known;
    const scopes = node.scopes.slice(node.scopes.indexOf(stack) + 1).map((scope) => scope.node.id);
    const id = asciiOf(scopes.filter((scope) => scope !== mainResource).join("_"));
    const kind = element instanceof Node ? "" : kindOf(element);
    const owner = this.pathOf.get(`${kind}.${id}`);
    if (owner !== undefined)
      throw new Error(`${node.path}: ${kind}.${id} is the address of ${owner} already; rename one of the two`);
    this.pathOf.set(`${kind}.${id}`, node.path);
    this.idOf.set(node, id);
    return id;
  }
}

/**
 * The text with everything that Terraform takes in no address replaced. It is built anew on purpose: V8 would take the
 * joined string for two-byte text, and one such key doubles the size of the whole file in memory.
 */
const asciiOf = (text: string): string =>
  Buffer.from(text.replace(/[^A-Za-z0-9_-]/g, "_"), "latin1").toString("latin1");

function kindOf(element: TerraformElement): string {
  if (TerraformOutput.isTerraformOutput(element)) return "output";
  return (element as { terraformResourceType?: string }).terraformResourceType ?? element.constructor.name;
}
