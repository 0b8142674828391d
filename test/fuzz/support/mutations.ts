import { ref, Token } from "cdktf";
import { fullDefinition } from "../../support/full-definition.js";

type Path = readonly string[];

/** One change of a definition that is right: what stands where now. */
export interface Mutation {
  readonly path: Path;
  /** What the change is, for people. */
  readonly what: string;
  readonly definition: unknown;
  /** A text that must come out as it is, where the definition is accepted. */
  readonly text?: string;
  /** A reference that must come out alive, where the definition is accepted. */
  readonly reference?: string;
}

/** Texts that Terraform, CDKTF or JavaScript could take for something else. */
export const texts = [
  '${file("/etc/hostname")}',
  "%{if true}X%{endif}",
  "${jndi:",
  "$${a}",
  "$%{a} %${b}",
  "a${b",
  "prefix-${var.name}",
  "%%{a}",
  "a\n\t\"\\${b}'",
  "漢字🙂",
  "-1.5e+20",
] as const;

const hostile = ["constructor", "toString", "__proto__", "hasOwnProperty", "", " ", "x".repeat(10_000)];

const shapes = (): Record<string, unknown> => {
  const circular: Record<string, unknown> = {};
  circular.self = circular;
  const deep = Array.from({ length: 20_000 }).reduce<unknown>((inner) => ({ inner }), 1);
  const bare = Object.assign(Object.create(null) as object, { a: 1 });
  return {
    NaN: NaN,
    Infinity: Infinity,
    "1e308": 1e308,
    "-1": -1,
    "0": 0,
    "0.5": 0.5,
    true: true,
    null: null,
    undefined: undefined,
    "[]": [],
    '["a"]': ["a"],
    "{}": {},
    circular,
    deep,
    "an object without prototype": bare,
    "a symbol": Symbol("s"),
    "a symbol as key": { [Symbol("s")]: 1 },
    "a bigint within": { a: 1n },
    "a function": () => 1,
    "a date": new Date(0),
    "a map": new Map([["a", 1]]),
    "an own __proto__": JSON.parse('{"__proto__": {"a": 1}}') as unknown,
    "an unknown token": "${TfToken[TOKEN.999999]}",
    "an unknown list token": "#{TfToken[TOKEN.999999]}",
    "a map token": Token.asStringMap(ref("var.map")),
    "a list token": Token.asList(ref("var.list")),
    "a list token in a text": Token.asList(ref("var.list"))[0],
    "a number token": Token.asNumber(ref("var.number")),
    "a number token in a text": `a ${Token.asNumber(ref("var.number"))}`,
    "an unknown number token": -1.8881545897087999e289,
    "our own mark": "${unyo:a.b}",
  };
};

const references = { "a reference": "${aws_thing.a.name}", 'a reference with ["key"]': '${aws_thing.b["k"].arn}' };

const keys = [
  "policy",
  "default",
  "constructor",
  "valueOf",
  "events",
  "aws",
  "Resource",
  "a-b",
  "${a}",
  "a".repeat(40),
];

/** Every change, at every path of a definition in which all is said. */
export function* mutations(): Generator<Mutation> {
  const known = shapes();
  for (const [path, value] of nodes(fullDefinition, [])) {
    const base = reduced(path);
    const change = (what: string, to: unknown, rest: Partial<Mutation> = {}): Mutation => ({
      path,
      what,
      definition: replaced(base, path, to),
      ...rest,
    });
    for (const [what, shape] of Object.entries(known)) yield change(what, shape);
    for (const text of [...texts, ...hostile]) yield change(`the text ${text.slice(0, 40)}`, text, { text });
    for (const [what, reference] of Object.entries(references)) yield change(what, reference, { reference });
    yield change("a token", Token.asString(ref("var.token")), { reference: "${var.token}" });
    if (typeof value !== "object" || value === null || Array.isArray(value)) continue;
    const [first] = Object.values(value);
    for (const key of [...keys, "__proto__"]) yield change(`the key ${key} added`, withKey(value, key, first));
    yield change("a key twice but for case", withKey(value, Object.keys(value)[0]?.toUpperCase() ?? "A", first));
    yield change("all under one name", withKey(value, "twin", first));
    for (const text of texts) yield change(`the key ${text} added`, withKey(value, text, "value"), { text });
  }
}

function* nodes(value: unknown, path: Path): Generator<[Path, unknown]> {
  if (path.length > 0) yield [path, value];
  if (typeof value !== "object" || value === null) return;
  for (const [key, one] of Object.entries(value)) yield* nodes(one, [...path, key]);
}

/** The part of the definition that a path concerns: a whole one takes a second to synthesize. */
function reduced([top, service]: Path): unknown {
  const { resources, alarms, telemetry, backups, patches, serviceLevels, ...rest } = fullDefinition;
  const { overrides, adopt, composites, dashboard, ...others } = alarms;
  const { overrides: restored, ...restoreTest } = backups.restoreTest;
  const ofBackups = top === "backups";
  const ofPatches = top === "patches";
  const { alb, httpApi, restApi } = resources;
  const ofLevels = top === "serviceLevels";
  const ofSources = top === "telemetry" && (service === "logs" || service === "trafficLogs");
  const ofTrails = top === "telemetry" && service === "trails";
  const { cloudTrail, ecs, vpc, waf } = resources;
  const logs = { ...telemetry.logs, sources: {}, maskFindings: undefined }; // those would be of logs that are not there
  const some = {
    rds: resources.rds,
    lambda: resources.lambda,
    sqs: resources.sqs,
    logs: resources.logs,
    ...(ofBackups && { aurora: resources.aurora }),
    ...(ofPatches && { ec2: resources.ec2 }),
    ...(ofSources && { ecs, vpc, waf }),
    ...(ofTrails && { cloudTrail }),
    ...((ofLevels || service === "accessLogs") && { alb, httpApi, restApi }), // without logs there are no results over them
  };
  // A container that is alone has its alarms off, and its name would be nowhere.
  const ofEcs = service === "ecs" && { overrides: { "ecs.containerCpuUtilization": { on: true } } };
  return {
    ...rest,
    ...(ofLevels && { serviceLevels }),
    ...(ofPatches && { patches }),
    telemetry: { ...telemetry, ...(!ofSources && { logs }), ...(!ofTrails && { trails: {} }) },
    backups: { ...backups, restoreTest: ofBackups ? { ...restoreTest, overrides: restored } : restoreTest },
    alarms: top === "alarms" ? { ...others, overrides, adopt, composites, dashboard } : { ...others, ...ofEcs },
    resources:
      top === "resources" && service !== undefined
        ? { [service]: (resources as Record<string, unknown>)[service] }
        : some,
  };
}

function replaced(within: unknown, [head, ...rest]: Path, value: unknown): unknown {
  if (head === undefined) return value;
  const copy = Array.isArray(within) ? [...(within as unknown[])] : { ...(within as object) };
  const at = copy as Record<string, unknown>;
  at[head] = replaced(at[head], rest, value);
  return copy;
}

/** Also of keys such as `__proto__`, which an assignment would not make. */
const withKey = (value: object, key: string, one: unknown): object =>
  Object.defineProperty({ ...value }, key, { value: one, enumerable: true, configurable: true, writable: true });
