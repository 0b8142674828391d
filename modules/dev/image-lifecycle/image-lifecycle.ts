import { EcrLifecyclePolicy } from "@cdktf/provider-aws/lib/ecr-lifecycle-policy";
import type { Construct } from "constructs";
import { Module } from "../../../src/cdktf/as-written.js";
import { withReferences } from "../../../src/model/schema/token.js";
import { untaggedDaysDefault, type ImageLifecycleInput } from "../../../src/model/inventory/ecr.js";
import { mainResource } from "../../../src/cdktf/address.js";
import { checkInputs, countProblem, required } from "../../../src/cdktf/inputs.js";

export interface ImageLifecycleProps extends ImageLifecycleInput {
  /** The repository's name. */
  readonly repositoryName: string;
}

/**
 * Lets images of an ECR repository expire, so that scanning and storage are paid for what is in use. It attaches to a
 * repository that any pipeline manages.
 *
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html
 */
export class ImageLifecycle extends Module {
  constructor(scope: Construct, id: string, props: ImageLifecycleProps) {
    super(scope, id, required(props, { repositoryName: "text" }));
    const { repositoryName, untaggedDays = untaggedDaysDefault, keepImages } = withReferences(props, "repositoryName");
    checkInputs(this.node.path, {
      untaggedDays: countProblem(untaggedDays, "days"),
      keepImages: countProblem(keepImages, "images"),
    });
    const expire = { type: "expire" };
    const untagged = {
      tagStatus: "untagged",
      countType: "sinceImagePushed",
      countUnit: "days",
      countNumber: untaggedDays,
    };
    const rules: unknown[] = [
      { rulePriority: 1, description: "Images without a tag", selection: untagged, action: expire },
    ];
    if (keepImages !== undefined) {
      const surplus = { tagStatus: "any", countType: "imageCountMoreThan", countNumber: keepImages };
      rules.push({ rulePriority: 2, description: "All but the newest", selection: surplus, action: expire });
    }
    new EcrLifecyclePolicy(this, mainResource, { repository: repositoryName, policy: JSON.stringify({ rules }) });
  }
}
