import { show, type Environment, type Issue } from "../../model/environment/index.js";
import { parameterPath } from "../../model/environment/parameters.js";
import { arnOf } from "../../model/iam/index.js";

const deepest = 15;
const longest = 1011;

/**
 * Names that Parameter Store would not take, once they are whole: it counts the ARN as well.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-parameter-name-constraints.html
 */
export function checkParameters(environment: Environment): Issue[] {
  const { values, secrets } = environment.parameters;
  const names = [
    ...Object.keys(values).map((name) => ["values", name]),
    ...Object.keys(secrets).map((name) => ["secrets", name]),
  ] as [string, string][];
  const needs = [["system"], ["name"], ["region"], ["account"]];
  return names.flatMap(([kind, name]): Issue[] => {
    const whole = `${parameterPath(environment)}/${name}`;
    const message = problemOf(whole, arnOf(environment, "ssm", `parameter${whole}`));
    return message === undefined
      ? []
      : [{ path: ["parameters", kind, name], message: `${show(whole)} ${message}`, needs }];
  });
}

function problemOf(name: string, arn: string): string | undefined {
  const levels = name.split("/").length - 1;
  if (/^\/(aws|ssm)/i.test(name)) return 'begins with "aws" or "ssm", which AWS keeps to itself; give parameters.path';
  if (levels > deepest) return `has ${levels} levels, of which Parameter Store takes ${deepest}`;
  return arn.length > longest
    ? `is too long: its ARN has ${arn.length} characters, of which AWS takes ${longest}`
    : undefined;
}
