import type { TerraformResource } from "cdktf";

/** Whether a resource takes tags: where it does it has `tags_all` too, in which the provider puts its default tags. */
export const takesTags = (resource: TerraformResource): boolean => "tagsInput" in resource && "tagsAll" in resource;
