import type * as z from "zod";
import { integer, name, object, resources } from "../schema/fields.js";
import { targets } from "./targets.js";

const repository = object({
  /** The repository's name. */
  name: name(
    /^(?=.{2,256}$)[a-z0-9]+([._/-][a-z0-9]+)*$/,
    "a repository name: lower-case letters, digits and single separators, 2 to 256",
  ),
  /** Which of its images expire; no lifecycle is set where not given. */
  lifecycle: object({
    /**
     * Days after which images without a tag expire.
     * @default 14
     */
    untaggedDays: integer(1, 36500, "days").default(14),
    /** Newest images that are kept; all with a tag where not given. A task whose image has expired cannot start again. */
    keepImages: integer(1, 100_000, "a number of images").optional(),
  }).optional(),
});

/** ECR repositories. */
export const ecrSchema = resources(repository, "ECR repositories", "name");

export type EcrRepository = z.output<typeof repository>;

export const ecrRepositories = targets(["ecr", "*"]);
