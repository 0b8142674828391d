import type * as z from "zod";
import { name, object, resources } from "../fields.js";
import { targets } from "../targets.js";

const repository = object({
  /** The repository's name. */
  name: name(
    /^(?=.{2,256}$)[a-z0-9]+([._/-][a-z0-9]+)*$/,
    "a repository name: lower-case letters, digits and single separators, 2 to 256",
  ),
});

/** ECR repositories. */
export const ecrSchema = resources(repository, "ECR repositories", "name");

export type EcrRepository = z.output<typeof repository>;

export const ecrRepositories = targets<EcrRepository>(["ecr", "*"], ([found]) => found as EcrRepository);
