import { show, suggest, type Environment, type Issue } from "../../model/environment/index.js";
import { ownership, soleOwnerOf, type Team } from "../../model/contract/ownership.js";

const teams: readonly Team[] = ["dev", "ops"];

/** What a resource type and the address of a module look like in Terraform. */
const pattern = /^(?:[a-z][a-z0-9]*_[a-z0-9_]+|module\.[A-Za-z_][A-Za-z0-9_-]*)$/;

/** Types of resources that a team names as its own, and that are the other's, or none. */
export function checkResourceTypes({ owners }: Environment): Issue[] {
  return teams.flatMap((team) =>
    Object.keys(owners[team].resourceTypes).flatMap((type): Issue[] => {
      const message = problem(team, type);
      return message === undefined ? [] : [{ path: ["owners", team, "resourceTypes", type], message }];
    }),
  );
}

function problem(team: Team, type: string): string | undefined {
  if (!pattern.test(type))
    return `${show(type)} is no type of resource such as aws_sqs_queue, and no module such as module.tickets${suggest(type, Object.keys(ownership))}`;
  const sole = soleOwnerOf(type);
  if (sole === undefined) return undefined;
  return sole === team
    ? "is allowed already; leave it out"
    : `belongs to the ${sole} team; no reason moves it to the other half`;
}
