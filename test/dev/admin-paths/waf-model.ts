import { BlockList, isIP } from "node:net";
import { resources, type StackJson } from "../../support/synth.js";

/**
 * AWS WAF as its guide describes it, as far as the rule group uses it, over what Terraform gets. What the guide leaves open is a
 * reading; a rule is right where it decides the same in all of them.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-transformation.html
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-forwarded-ip-address.html
 */
export interface Request {
  /** As it stands in the request, without its query. */
  readonly path: string;
  readonly address: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Readings {
  /** Whether `+` decodes to a space. */
  readonly plusIsSpace: boolean;
  /** Whether ".." at the root stays: "back-references that are not at the beginning" are removed. */
  readonly keepsRootBackReference: boolean;
}

export const everyReading: readonly Readings[] = [true, false].flatMap((plusIsSpace) =>
  [true, false].map((keepsRootBackReference) => ({ plusIsSpace, keepsRootBackReference })),
);

type Json = Readonly<Record<string, unknown>>;
type Statement = Readonly<Record<string, never>>;

/** What the rule group of a stack does with a request: the first action that ends it, or that it is counted. */
export function decide(stack: StackJson, request: Request, readings: Readings): "block" | "count" | "pass" {
  const group = Object.values(resources(stack, "aws_wafv2_rule_group"))[0] as unknown as {
    rule: { priority: number; action: Json; statement: Statement }[];
  };
  const inOrder = [...group.rule].sort((one, other) => one.priority - other.priority);
  const matching = inOrder.filter(({ statement }) => applies(statement, request) && holds(statement));
  if (matching.some(({ action }) => action.block)) return "block";
  return matching.length > 0 ? "count" : "pass";

  function holds(statement: Json): boolean {
    const [[kind, body]] = Object.entries(statement) as [[string, Json]];
    const nested = body.statement as Json[];
    switch (kind) {
      case "and_statement":
        return nested.every(holds);
      case "or_statement":
        return nested.some(holds);
      case "not_statement":
        return !holds(nested[0]!);
      case "regex_pattern_set_reference_statement": {
        const set = referred(body.arn, "aws_wafv2_regex_pattern_set") as {
          regular_expression: { regex_string: string }[];
        };
        const text = transformed(request.path, body.text_transformation as Transformation[], readings);
        return set.regular_expression.some(({ regex_string }) => new RegExp(regex_string).test(text));
      }
      case "ip_set_reference_statement": {
        const { addresses } = referred(body.arn, "aws_wafv2_ip_set") as { addresses: string[] };
        return matchesAddress(request, addresses, body.ip_set_forwarded_ip_config as Forwarded | undefined);
      }
      case "size_constraint_statement": {
        const { name } = (body.field_to_match as { single_header: { name: string } }).single_header;
        const value = headerOf(request, name);
        return value !== undefined && value.length >= (body.size as number); // a component that is not there does not match
      }
      default:
        throw new Error(`no model of ${kind}`);
    }
  }

  function referred(arn: unknown, type: string): unknown {
    return resources(stack, type)[/^\$\{\w+\.(\w+)\.arn\}$/.exec(String(arn))![1]!];
  }
}

interface Forwarded {
  readonly header_name: string;
  readonly position: string;
  readonly fallback_behavior: string;
}

const headerOf = ({ headers = {} }: Request, name: string): string | undefined =>
  Object.entries(headers).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];

/** "If the header isn't present in a request, AWS WAF doesn't apply the rule to the request at all." */
function applies(statement: Json, request: Request): boolean {
  const names = [...JSON.stringify(statement).matchAll(/"header_name":"([^"]+)"/g)].map(([, name]) => name!);
  return names.every((name) => headerOf(request, name) !== undefined);
}

function matchesAddress(request: Request, networks: readonly string[], forwarded: Forwarded | undefined): boolean {
  if (!forwarded) return isIn(request.address, networks);
  if (forwarded.position !== "LAST") throw new Error(`no model of ${forwarded.position}`);
  const last = headerOf(request, forwarded.header_name)!.split(",").at(-1)!.trim();
  return isIP(last) === 0 ? forwarded.fallback_behavior === "MATCH" : isIn(last, networks);
}

function isIn(address: string, networks: readonly string[]): boolean {
  const family = isIP(address) === 6 ? "ipv6" : "ipv4";
  const list = new BlockList();
  for (const network of networks) {
    const [base, prefix] = network.split("/") as [string, string];
    if ((isIP(base) === 6 ? "ipv6" : "ipv4") === family) list.addSubnet(base, Number(prefix), family);
  }
  return list.check(address, family);
}

interface Transformation {
  readonly priority: number;
  readonly type: string;
}

function transformed(path: string, transformations: readonly Transformation[], readings: Readings): string {
  const inOrder = [...transformations].sort((one, other) => one.priority - other.priority);
  return inOrder.reduce((text, { type }) => {
    switch (type) {
      case "URL_DECODE_UNI":
        return (readings.plusIsSpace ? text.replaceAll("+", " ") : text).replace(
          /%u([0-9a-fA-F]{4})|%([0-9a-fA-F]{2})/g,
          (_, wide: string | undefined, byte: string) => String.fromCharCode(parseInt(wide?.slice(2) ?? byte, 16)),
        );
      case "REMOVE_NULLS":
        return text.replaceAll("\0", "");
      case "LOWERCASE":
        return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
      case "NORMALIZE_PATH_WIN":
        return normalized(text.replaceAll("\\", "/"), readings);
      default:
        throw new Error(`no model of ${type}`);
    }
  }, path);
}

function normalized(path: string, { keepsRootBackReference }: Readings): string {
  const kept: string[] = [];
  const segments = path.split("/").filter((segment) => segment !== "" && segment !== ".");
  for (const segment of segments) {
    if (segment !== "..") kept.push(segment);
    else if (kept.length > 0 && kept.at(-1) !== "..") kept.pop();
    else if (keepsRootBackReference) kept.push("..");
  }
  return `${path.startsWith("/") ? "/" : ""}${kept.join("/")}${/\/\.{0,2}$/.test(path) && kept.length > 0 ? "/" : ""}`;
}
