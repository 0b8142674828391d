import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import type { Construct } from "constructs";
import { protect } from "../../../src/cdktf/adopt.js";
import { keyPolicy, type Place, type Statement } from "../../../src/model/iam/index.js";

interface BucketKeyProps extends Place {
  readonly description: string;
  /** Without `alias/`. */
  readonly alias: string;
  readonly destroyable?: boolean | undefined;
}

/** A key of what lies in a bucket, which a service uses by these statements; its ARN. */
export function addKey(scope: Construct, props: BucketKeyProps, ...statements: readonly Statement[]): string {
  const { description, alias, destroyable } = props;
  const key = new KmsKey(scope, "key", {
    description,
    enableKeyRotation: true,
    policy: keyPolicy(props, ...statements),
  });
  if (!destroyable) protect(key); // without it what was written cannot be read any more
  new KmsAlias(scope, "keyAlias", { name: `alias/${alias}`, targetKeyId: key.keyId });
  return key.arn;
}
