import type * as z from "zod";
import { integer, name, object, resources } from "../schema/fields.js";
import { targets } from "./targets.js";

/** Which images of a repository expire. */
export interface ImageLifecycleInput {
  /**
   * Days after which images without a tag expire.
   * @default 14
   * @limits a whole number from 1 to 36500
   */
  readonly untaggedDays?: number;
  /**
   * Newest images that are kept, whether they have a tag or not. A task whose image has expired cannot start again, so
   * this must reach back beyond what runs anywhere.
   * @default all
   * @limits a whole number from 1 to 100000
   */
  readonly keepImages?: number;
}

/** An ECR repository. */
export interface EcrRepositoryInput {
  /**
   * The repository's name.
   * @limits lower-case letters, digits and single separators, 2 to 256
   */
  readonly name: string;
  /** Which of its images expire; no lifecycle is set where not given. */
  readonly lifecycle?: ImageLifecycleInput;
}

export const untaggedDaysDefault = 14;

const repository = object({
  name: name(
    /^(?=.{2,256}$)[a-z0-9]+([._/-][a-z0-9]+)*$/,
    "a repository name: lower-case letters, digits and single separators, 2 to 256",
  ),
  lifecycle: object({
    untaggedDays: integer(1, 36500, "days").default(untaggedDaysDefault),
    keepImages: integer(1, 100_000, "a number of images").optional(),
  }).optional(),
});

export const ecrSchema = resources(repository, "ECR repositories", "name");

export type EcrRepository = z.output<typeof repository>;

export const ecrRepositories = targets(["ecr", "*"]);
