import {
  defineEnvironment,
  EnvironmentError,
  type DefinedEnvironment,
  type EnvironmentDefinition,
} from "../../../src/index.js";
import { resources, stacksOf, type StackJson } from "../../support/synth.js";
import type { Mutation } from "./mutations.js";

/** What became of an input: refused, or accepted with the stacks that it gives. */
export type Outcome =
  | { readonly refused: EnvironmentError }
  | { readonly environment: DefinedEnvironment; readonly stacks: Readonly<Record<string, StackJson>> };

/** @throws whatever else an input ends in, which it must not. */
export function outcomeOf(definition: unknown): Outcome {
  try {
    const environment = defineEnvironment(definition as EnvironmentDefinition);
    return { environment, stacks: stacksOf(environment) };
  } catch (error) {
    if (error instanceof EnvironmentError) return { refused: error };
    throw error;
  }
}

/** What is wrong with what became of an input; nothing where all is well. */
export function faults(mutation: Mutation): string[] {
  try {
    const outcome = outcomeOf(mutation.definition);
    return "refused" in outcome ? refusalFaults(mutation, outcome.refused) : acceptanceFaults(mutation, outcome);
  } catch (error) {
    return [`ends in ${String((error as Error).stack).slice(0, 600)}`];
  }
}

/** Longest line of an error that somebody still reads. */
const longestLine = 2000;

function refusalFaults({ path }: Mutation, { message, issues }: EnvironmentError): string[] {
  const found = [];
  const near = issues.some((issue) => {
    const at = issue.path.map(String);
    const shared = Math.min(at.length, path.length, path[0] === "resources" ? 3 : 1); // or what follows from it
    if (path[0] === "telemetry" && at[0] === "costs") return true; // which tell what is on
    return at.slice(0, shared).join("/") === path.slice(0, shared).join("/");
  });
  if (!near) found.push(`is told elsewhere: ${message.slice(0, 300)}`);
  if (/\[object |TfToken\[/.test(message)) found.push(`has an unreadable message: ${message.slice(0, 300)}`);
  const longest = Math.max(...message.split("\n").map((line) => line.length));
  if (longest > longestLine) found.push(`has a line of ${longest} characters: ${message.slice(0, 300)}`);
  return found;
}

/** What is alive in an accepted stack: references to its own resources and variables, conditions, and what was asked for. */
const alive =
  /\$\{(?:aws_[a-z0-9_]+\.[\w-]+(?:\.\w+)?|var\.[a-z_]+|aws_thing\.[^}]*|concat\([^}]*\)|self\.log_group_class [^}]*|"\$+")\}/g;

function acceptanceFaults(
  { path, text, reference }: Mutation,
  { environment, stacks }: Exclude<Outcome, { readonly refused: unknown }>,
): string[] {
  const found: string[] = [];
  const written = Object.values(stacks).flatMap((stack) => stringsOf(stack));
  for (const one of written) {
    const rest = one.replace(/([$%])\1\{/g, "").replace(alive, "");
    if (/[$%]\{/.test(rest)) found.push(`writes code: ${one.slice(0, 200)}`);
    if (/undefined|\[object |NaN|TfToken|unyo:/.test(one)) found.push(`writes ${one.slice(0, 200)}`);
  }
  const read = [...written.map(unescaped), ...literalsOf(stacks)];
  const alarms = Object.values(stacks).flatMap((stack) =>
    Object.values(resources(stack, "aws_cloudwatch_metric_alarm")),
  );
  for (const { alarm_name: name, threshold, threshold_metric_id: band } of alarms) {
    if (typeof threshold !== "number" && band === undefined) found.push(`gives ${String(name)} no threshold`);
  }
  if (new Set(alarms.map(({ alarm_name: name }) => name)).size < alarms.length) found.push("gives two alarms one name");
  if (unwritten.test(path.join("."))) return found;
  const reasons = environment.monitoring.disabled.map(({ reason }) => reason);
  if (text?.trim() && ![...read, ...reasons].some((one) => holds(one, text))) found.push("loses the text");
  if (reference !== undefined && !written.some((one) => one.includes(reference))) found.push("loses the reference");
  return found;
}

/** What is for people, or of alarms that need a value first, or of a service that is not there; and the second region, where no alarm is in it. */
const unwritten =
  /^(?:alarms\.(?:topicKmsKeyUsEast1|off\.vpn$)|telemetry\.logs\.(?:sources\..*lossReason|groups\..*shortens)$|telemetry\.guardDuty\.off\.|privilegedUse\.(?:trail|anyNetwork)$|telemetry\.off\.|resources\.(?:scheduler|sms|vpcEndpoint|vpcEndpointService|vpn|waf|cloudTrail)\.)/;

/** A text within another, also as a part of JSON. */
const holds = (one: string, text: string): boolean =>
  one.includes(text) || one.includes(JSON.stringify(text).slice(1, -1));

const unescaped = (text: string): string => text.replace(/([$%])\1(?=\{)/g, "$1");

/** All strings that Terraform takes for templates, keys of maps included. */
export function stringsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) =>
    key === "//" || key === "terraform" ? [] : [...(Array.isArray(value) ? [] : [key]), ...stringsOf(one)],
  );
}

/** Versions and backends are read as they stand. */
const literalsOf = (stacks: Readonly<Record<string, StackJson>>): string[] =>
  Object.values(stacks).flatMap(({ terraform }) => Object.values(terraform).flatMap((block) => stringsOf(block)));
