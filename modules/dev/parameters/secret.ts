import { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret";
import { SecretsmanagerSecretRotation } from "@cdktf/provider-aws/lib/secretsmanager-secret-rotation";
import { SsmParameter } from "@cdktf/provider-aws/lib/ssm-parameter";
import { TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import { mainResource } from "../../../src/cdktf/address.js";
import { Module } from "../../../src/cdktf/as-written.js";
import { required } from "../../../src/cdktf/inputs.js";
import type { SecretInput } from "../../../src/model/environment/parameters.js";

export interface SecretProps extends SecretInput {
  /** Its path and name: `/idp/prod/keycloak/adminPassword`. Secrets Manager takes it without the first slash. */
  readonly name: string;
}

/**
 * A secret whose value is in no file: not in the JSON, not in a plan, not in the state.
 *
 * @see https://developer.hashicorp.com/terraform/language/manage-sensitive-data/write-only
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html
 */
export class Secret extends Module {
  constructor(scope: Construct, id: string, props: SecretProps) {
    super(scope, id, required(props, { name: "text" }));
    if (props.store === "parameterStore") this.secureString(props);
    else this.managed(props);
  }

  private secureString({ name, description, kmsKeyArn, version = 1 }: SecretProps): void {
    const variable = new TerraformVariable(this, "value", {
      type: "string",
      sensitive: true,
      description: `Value of ${name}; written when its version counts up`,
    });
    variable.addOverride("ephemeral", true);
    new SsmParameter(this, mainResource, {
      name,
      description,
      type: "SecureString",
      keyId: kmsKeyArn,
      valueWo: variable.stringValue,
      valueWoVersion: version,
    });
  }

  private managed({ name, description, kmsKeyArn, rotation, recoveryDays = 30 }: SecretProps): void {
    const secret = new SecretsmanagerSecret(this, mainResource, {
      name: name.replace(/^\//, ""),
      description,
      kmsKeyId: kmsKeyArn,
      recoveryWindowInDays: recoveryDays,
    });
    if (!rotation) return;
    new SecretsmanagerSecretRotation(this, "rotation", {
      secretId: secret.id,
      rotationLambdaArn: rotation.lambdaArn,
      rotationRules: { automaticallyAfterDays: rotation.days },
    });
  }
}
