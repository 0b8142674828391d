import { Fn, TerraformResource, Token, type IAspect } from "cdktf";
import type { IConstruct } from "constructs";
import { takesTags } from "../../cdktf/tags.js";
import { isObject } from "../../cdktf/terraform-json.js";
import { withinLimit } from "../../model/names/index.js";
import { isToken } from "../../model/schema/token.js";
import { nameProperty } from "./unique-names.js";

/**
 * Gives everything in a stack that takes tags a `Name`, which no default tag of a provider can: the resource's own name in AWS, or its
 * address where it has none. One that is tagged with a name already keeps it, and so does what leaves tags as they are.
 */
export class NameTags implements IAspect {
  /** @param prefix What names of an environment begin with. */
  constructor(private readonly prefix: string) {}

  visit(node: IConstruct): void {
    if (!TerraformResource.isTerraformResource(node) || !takesTags(node) || leavesTags(node)) return;
    const tagged = node as TerraformResource & { readonly tagsInput?: unknown; tags: object };
    const given = tagged.tagsInput ?? {};
    if (Token.isUnresolved(given)) {
      tagged.tags = Fn.merge([{ Name: this.nameOf(node) }, given]) as object; // Terraform alone knows what is in it
    } else if (isObject(given) && !Object.hasOwn(given, "Name")) {
      tagged.tags = { Name: this.nameOf(node), ...given };
    }
  }

  private nameOf(resource: TerraformResource): string {
    const name = nameProperty(resource);
    const known = name !== undefined && !isToken(name);
    return withinLimit("tag", asTagValue(known ? name : `${this.prefix}-${resource.friendlyUniqueId}`));
  }
}

const leavesTags = ({ lifecycle }: TerraformResource): boolean =>
  [lifecycle?.ignoreChanges].flat().some((ignored) => ignored === "tags" || ignored === "all");

/**
 * What AWS takes in no value of a tag gives way: a log group's `#`, a role's comma.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-Tagging.html
 */
const asTagValue = (name: string): string => name.replace(/[^\p{L}\p{N} .:+=@_/-]/gu, "_");
