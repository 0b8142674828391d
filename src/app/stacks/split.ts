import type { Environment } from "../../model/environment/index.js";
import { ownershipOf, soleOwnerOf, type Team } from "../../model/contract/ownership.js";
import { isObject, listOf, pathOf } from "../../cdktf/terraform-json.js";

type Json = Readonly<Record<string, unknown>>;

/** What a stack may have besides resources and modules. An `action` would change AWS as a resource does. */
const otherBlocks = ["//", "check", "data", "ephemeral", "import", "locals", "moved", "output", "provider"].concat([
  "removed",
  "terraform",
  "variable",
]);

/** Data sources and ephemeral resources that run something: what that changes stands in no plan. */
const running = ["aws_lambda_invocation", "external"];

/**
 * Refuses what is not the team's: two companies may own the halves, and neither may change the other's. It is held on the JSON
 * that is written, so it does not matter how something got there: as a construct, an Aspect, an override or a module.
 *
 * @throws Error with everything in the stack that is not.
 */
export function holdToSplit(stack: string, team: Team, owners: Environment["owners"], json: Json): void {
  const allowed = owners[team].resourceTypes;
  const mayHave = (name: string) => Object.hasOwn(allowed, name);
  const sayWhy = (name: string) =>
    `to have it, say why: owners.${team}.resourceTypes: { ${JSON.stringify(name)}: "…" }`;
  const adopted = new Set(listOf(json.import).map((block) => (isObject(block) ? block.to : undefined)));

  const problemOf = (type: string, id: string): string | undefined => {
    const sole = soleOwnerOf(type);
    if (sole === team || ownershipOf(type) === "either") return undefined;
    if (sole !== undefined) return `${type} belongs to the ${sole} team, and this stack to the ${team} team`;
    if (mayHave(type)) return undefined;
    if (team === "dev" && ownershipOf(type) === "adopted") {
      if (adopted.has(`${type}.${id}`)) return undefined;
      return `${type} is taken over here by an import block, and never made; ${sayWhy(type)}`;
    }
    return `${type} is no type of resource that the ${team} team's stack holds; ${sayWhy(type)}`;
  };

  const problems = [
    ...blocks(json.resource).flatMap(([type, byId]) =>
      blocks(byId).flatMap(([id, resource]) => {
        const at = pathOf(resource) ?? `${stack}: ${type}.${id}`;
        const problems = [problemOf(type, id), provisionerProblem(resource)];
        return problems.flatMap((problem) => (problem === undefined ? [] : [`${at}: ${problem}`]));
      }),
    ),
    ...programsOf(json).map((address) => `${stack}: ${address}: runs something: what it changes cannot be told`),
    ...blocks(json.module)
      .map(([id]) => `module.${id}`)
      .filter((name) => !mayHave(name))
      .map((name) => `${stack}: ${name} may hold resources of any type; ${sayWhy(name)}`),
    ...Object.keys(json)
      .filter((block) => !["resource", "module", ...otherBlocks].includes(block))
      .map(
        (block) => `${stack}: ${JSON.stringify(block)} is no block that is known here: what it changes cannot be told`,
      ),
  ];
  if (problems.length > 0) throw new Error(problems.join("\n"));
}

/** Blocks by their label: Terraform takes an object, or a list of objects. */
const blocks = (value: unknown): readonly (readonly [label: string, body: unknown])[] =>
  listOf(value).flatMap((one) => Object.entries(isObject(one) ? one : {}));

/** Addresses of what runs something while Terraform plans, of the stack itself and of its checks. */
const programsOf = (json: Json): readonly string[] =>
  [json, ...blocks(json.check).map(([, body]) => body)].filter(isObject).flatMap((place) =>
    ["data", "ephemeral"].flatMap((block) =>
      blocks(place[block])
        .filter(([type]) => running.includes(type))
        .flatMap(([type, byId]) => blocks(byId).map(([id]) => `${block}.${type}.${id}`)),
    ),
  );

/** A provisioner runs programs when a resource is made, in the name of a type that the team may have. */
const provisionerProblem = (resource: unknown): string | undefined =>
  isObject(resource) && listOf(resource.provisioner).length > 0
    ? "has a provisioner, which runs programs: what it changes cannot be told"
    : undefined;
