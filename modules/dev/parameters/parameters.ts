import { SsmParameter } from "@cdktf/provider-aws/lib/ssm-parameter";
import type { Construct } from "constructs";
import { Module } from "../../../src/cdktf/as-written.js";
import { required } from "../../../src/cdktf/inputs.js";
import { addressOf, type ParameterInput } from "../../../src/model/environment/parameters.js";

/** One parameter in plain text. */
export type ParameterValue = Omit<ParameterInput, "notSecret">;

export interface ParametersProps {
  /** What names begin with: `/idp/prod`. */
  readonly path: string;
  /** The parameters, by name below the path. */
  readonly values: Readonly<Record<string, ParameterValue>>;
}

/**
 * Parameters of an environment in SSM Parameter Store, in plain text. Secrets are `Secret`.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/systems-manager-parameter-store.html
 */
export class Parameters extends Module {
  constructor(scope: Construct, id: string, props: ParametersProps) {
    super(scope, id, required(props, { path: "text", values: "object" }));
    const { path, values } = props;
    for (const [name, { value, description, allowedPattern }] of Object.entries(values)) {
      new SsmParameter(this, addressOf(name), {
        name: `${path}/${name}`,
        type: Array.isArray(value) ? "StringList" : "String",
        value: Array.isArray(value) ? value.join(",") : String(value),
        description,
        allowedPattern,
      });
    }
  }
}
