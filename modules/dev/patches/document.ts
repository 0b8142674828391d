/**
 * AWS's document that scans for patches, and installs them.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/patch-manager-aws-runpatchbaseline.html
 */
export const patchDocument = "AWS-RunPatchBaseline";
