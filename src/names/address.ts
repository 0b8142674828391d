import { TerraformElement, TerraformOutput, TerraformStack, type TerraformStack as Stack } from "cdktf";
import { Node, type IConstruct } from "constructs";

/** The id of a construct's main resource: left out of the address, which then reads like the construct itself. */
export const mainResource = "Resource";

/**
 * Terraform addresses from construct paths: `aurora_main_writer_cpuUtilization_error`. Readable, without hash or
 * index, and dependent on the element's own path only, so nothing that is added or removed elsewhere changes it.
 */
export class AddressBook {
  private readonly idOf = new Map<string, string>();
  private readonly pathOf = new Map<string, string>();

  /** The address of an element; two elements of one kind that would share one are an error that names both. */
  allocate(stack: Stack, element: TerraformElement | Node): string {
    const node = element instanceof Node ? element : element.node;
    const known = this.idOf.get(node.path);
    if (known !== undefined) return known;
    const scopes = node.scopes.slice(node.scopes.indexOf(stack) + 1).map((scope) => scope.node.id);
    const id = scopes
      .filter((scope) => scope !== mainResource)
      .join("_")
      .replace(/[^A-Za-z0-9_-]/g, "_");
    const kind = element instanceof Node ? "" : kindOf(element);
    const owner = this.pathOf.get(`${kind}.${id}`);
    if (owner !== undefined)
      throw new Error(`${node.path}: ${kind}.${id} is the address of ${owner} already; rename one of the two`);
    this.pathOf.set(`${kind}.${id}`, node.path);
    this.idOf.set(node.path, id);
    return id;
  }
}

function kindOf(element: TerraformElement): string {
  if (TerraformOutput.isTerraformOutput(element)) return "output";
  return (element as { terraformResourceType?: string }).terraformResourceType ?? element.constructor.name;
}

/** The constructs of a stack that are of Terraform. */
export const elementsOf = (stack: TerraformStack): TerraformElement[] =>
  stack.node
    .findAll()
    .filter((child: IConstruct): child is TerraformElement => TerraformElement.isTerraformElement(child));
