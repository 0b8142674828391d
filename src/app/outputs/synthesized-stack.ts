import { TerraformResource } from "cdktf";
import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { takesTags } from "../../cdktf/tags.js";
import type { TeamStack } from "../stacks/index.js";
import type { Json } from "./writers/index.js";

/** What CDKTF writes of a stack: a Terraform module. */
export interface SynthesizedModule {
  readonly terraform: Json & { readonly required_providers?: Json };
  readonly provider?: Readonly<Record<string, unknown>>;
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  readonly variable?: Json;
  readonly locals?: Json;
  readonly import?: unknown;
  readonly [block: string]: unknown;
}

/** A stack after synthesis, as far as a writer may know it: plain data. */
export interface SynthesizedStack {
  readonly name: string;
  /** Reads what CDKTF wrote. */
  readonly module: () => SynthesizedModule;
  /** What CDKTF wrote beside it, such as assets. */
  readonly otherFiles: readonly string[];
  /** Types of resources that take tags and types that do not; one that is missing is not known. */
  readonly takesTags: () => ReadonlyMap<string, boolean>;
  /** The versions of Terraform that it runs under, as a root module and without the backend. */
  readonly requiredVersion: TeamStack["requiredVersion"];
}

/** Reads a stack back that CDKTF wrote to a file. */
export function readSynthesized(stack: TeamStack, file: string): SynthesizedStack {
  return {
    name: stack.node.id,
    module: () => JSON.parse(readFileSync(file, "utf8")) as SynthesizedModule,
    otherFiles: readdirSync(dirname(file)).filter((name) => name !== basename(file)),
    takesTags: () => tagTakers(stack),
    requiredVersion: stack.requiredVersion,
  };
}

function tagTakers(stack: TeamStack): ReadonlyMap<string, boolean> {
  const generated = stack.node
    .findAll()
    .filter((child): child is TerraformResource => TerraformResource.isTerraformResource(child) && isGenerated(child));
  return new Map(generated.map((child) => [child.terraformResourceType, takesTags(child)] as const));
}

/** Only a class that was generated from the provider's schema knows all arguments. */
const isGenerated = (child: object): boolean => "tfResourceType" in child.constructor;

/** The blocks of one kind: CDKTF writes a list, an override by hand may be a single one. */
export const blocksOf = (blocks: unknown): readonly Json[] => (blocks === undefined ? [] : ([blocks].flat() as Json[]));
