/* eslint-disable @typescript-eslint/no-require-imports -- most environments do without, and need not load it */
import { Construct } from "constructs";
import { writeAsWritten } from "../../cdktf/as-written.js";
import { addressOf, parameterPath } from "../../model/environment/parameters.js";
import type { TeamStack } from "./team-stack.js";

/**
 * Publishes what one team hands the other as a parameter below `operations`, where the environment asks for it: a pipeline that
 * reads no state of Terraform finds it there.
 */
export function handOver(stack: TeamStack, name: string, value: string | undefined): void {
  const { environment } = stack;
  if (!environment.parameters.handOver || value === undefined) return;
  const { SsmParameter } =
    require("@cdktf/provider-aws/lib/ssm-parameter") as typeof import("@cdktf/provider-aws/lib/ssm-parameter");
  const scope = (stack.node.tryFindChild("handOver") as Construct | undefined) ?? new Construct(stack, "handOver");
  const parameter = { name: `${parameterPath(environment)}/operations/${name}`, type: "String", value };
  writeAsWritten(new SsmParameter(scope, addressOf(name), parameter));
}
