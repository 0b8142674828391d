import * as z from "zod";
import { regions, type Region } from "../facts/regions.js";
import { lookUp } from "../look-up.js";
import { didYouMean, show, suggester } from "./issue.js";
import { shortList } from "./show.js";
import { isListToken, isToken, keepReference } from "./token.js";
import { unknownKey } from "./parse.js";
import { isVisible } from "./visible.js";

/**
 * The building blocks of every schema. Each says in its own words what would be right, so that one line of an error
 * is enough to mend it.
 */

type Raw = { readonly input?: unknown };

/** An error text: the value as given, and what would be right. */
export const expects = (right: string) => ({
  error: (issue: Raw) => (issue.input === undefined ? `is required: ${right}` : `${show(issue.input)} is not ${right}`),
});

/*
 * Zod copies a schema for each check that is added to it, and a refinement is a whole schema again. There are hundreds, and all of them are
 * made whenever a program begins: these are made with their checks, and those are nothing else.
 */
const string = (right: string, ...checks: z.core.$ZodCheck<string>[]) =>
  new z.ZodString({ type: "string", checks, ...expects(right) });
export const number = (right: string, ...checks: z.core.$ZodCheck<number>[]) =>
  new z.ZodNumber({ type: "number", checks, ...expects(right) });
const holds = <T>(isRight: (value: T) => boolean, right: string) =>
  z.check<T>(({ issues, value }) => {
    if (isRight(value)) return;
    issues.push({ code: "custom", message: expects(right).error({ input: value }), input: value, continue: true });
  });

/**
 * An object in which every key is known; an unknown one is an error that names the nearest right one. `hints` say
 * what to write in the place of keys that are known to be something else, by the key as it stands or in small letters.
 */
export function object<Shape extends z.ZodRawShape>(
  shape: Shape,
  right = `an object with ${Object.keys(shape).join(", ")}`,
  hints: Readonly<Record<string, string>> = {},
) {
  const checks = [always(nameUnknownKeys(Object.keys(shape), hints))];
  const made: unknown = new z.ZodObject({ type: "object", shape, catchall: nothing, checks, ...expects(right) });
  return made as ReturnType<typeof z.strictObject<Shape>>; // which is this, without the checks
}

const nothing = z.never();

/** Makes zod's one issue of all unknown keys an issue of each, at its own path. */
const nameUnknownKeys = (known: readonly string[], hints: Readonly<Record<string, string>>) =>
  z.check<object>(({ issues, value }) => {
    const own = issues.findIndex(({ code, path = [] }) => code === "unrecognized_keys" && path.length === 0);
    const issue = issues[own];
    if (issue?.code !== "unrecognized_keys") return;
    const suggest = suggester(known);
    const each = issue.keys.map((key) => {
      const hint = lookUp(hints, key) ?? lookUp(hints, key.toLowerCase());
      const message = `unknown key${hint === undefined ? suggest(key) : `; ${hint}`}`;
      return { code: "custom" as const, path: [key], message, input: value, continue: true, params: unknownKey };
    });
    issues.splice(own, 1, ...each);
  });

/** A check that runs even where something is wrong already, so that all mistakes come out together. */
function always<T>(check: z.core.$ZodCheck<T>): z.core.$ZodCheck<T> {
  check._zod.def.when = () => true;
  return check;
}

export const boolean = () => z.boolean(expects("true or false"));

export function oneOf<const Values extends readonly [string, ...string[]]>(values: Values) {
  return z.enum(values, {
    error: (issue) => {
      const told = values.length > readWhole ? shortList(values) : values.join(", ");
      if (issue.input === undefined) return `is required: one of ${told}`;
      return `${show(issue.input)} is not one of ${told}${didYouMean(issue.input, values)}`;
    },
  });
}

/** So many words of a list are read; of longer ones the near word helps, and the field's documentation has all. */
const readWhole = 50;

export function oneOfNumbers<const Values extends readonly number[]>(values: Values, what: string) {
  return z.literal(values, expects(`${what}\n  allowed: ${values.join(", ")}`));
}

/** Text that says something. */
export const text = (right: string, ...checks: z.core.$ZodCheck<string>[]) =>
  string(
    right,
    holds(isVisible, right),
    holds((value) => !isListToken([value]), right),
    ...checks,
  );

/** A text of which a function says what is wrong, if anything. */
export const checkedText = (right: string, problemOf: (value: string) => string | undefined) =>
  string(
    right,
    z.check((context) => {
      const message = problemOf(context.value);
      if (message !== undefined) context.issues.push({ code: "custom", message, input: context.value });
    }),
  );

/** A text that must be known when the files are written: no token stands for it. */
export const plainText = (right: string) =>
  text(
    right,
    holds((value) => !isToken(value), right),
  );

export const matching = (pattern: RegExp, right: string) => string(right, z.regex(pattern, expects(right)));

export const integer = (from: number, to: number, what: string) => {
  const right = `${what}: a whole number from ${from} to ${to}`;
  return number(
    right,
    holds((value) => Number.isInteger(value) && value >= from && value <= to, right),
  );
};

/** A number above zero, fractions allowed (GiB, ACU, vCPU). */
export const positive = (what: string) =>
  number(
    what,
    holds((value) => value > 0, what),
  );

/** A name of an AWS resource: its text is checked, a Terraform token is let through. */
export const name = (pattern: RegExp, right: string) =>
  string(
    right,
    holds((value) => isToken(value) || pattern.test(value), right),
    z.overwrite(keepReference),
  );

/** A name that AWS takes any characters in. */
export const anyName = (right: string) => name(/./s, right);

/** An ARN of one service, or a Terraform token. */
export const arn = (service: string, what: string) => {
  const right = `the ARN of ${what} (arn:aws:${service}:…)`;
  const pattern = new RegExp(`^arn:aws[a-z-]*:${service}:[a-z0-9-]*:(\\d{12})?:.+$`);
  return name(pattern, right);
};

/** A list of ARNs, or a list that Terraform fills in. */
export const arns = (service: string, what: string) => {
  const one = arn(service, what);
  const list = z.array(z.string(expects("a list of ARNs")), expects("a list of ARNs"));
  return list.check((context) => {
    if (isListToken(context.value)) return;
    context.value = context.value.map((value, index) => {
      const parsed = one.safeParse(value);
      for (const { message } of parsed.error?.issues ?? [])
        context.issues.push({ code: "custom", path: [index], message, input: value });
      return parsed.data ?? value;
    });
  });
};

/**
 * Keys of records. They become part of Terraform addresses and AWS names, so they hold only what both can carry, and
 * no separator: joining them is then free of collisions.
 */
export const keyPattern = /^[a-z][a-zA-Z0-9]{0,31}$/;
const keyRule = "a key: a lower-case letter, then up to 31 letters and digits (camelCase)";

/** Why a text cannot be a key, if it cannot. */
export function keyProblem(key: string): string | undefined {
  if (!keyPattern.test(key)) return `${show(key)} is not ${keyRule}`;
  return Object.hasOwn(Object.prototype, key)
    ? `${show(key)} is a word that every object of JavaScript has, and cannot be a key`
    : undefined;
}

export function record<Value extends z.ZodType>(value: Value, what: string) {
  const entries = z.record(z.string(), value, expects(`a record of ${what}, by a short stable key`));
  return checked(entries, (given, report) => {
    const seen = new Map<string, string>();
    for (const key of Object.keys(given)) {
      const twin = seen.get(key.toLowerCase());
      seen.set(key.toLowerCase(), key);
      const problem = keyProblem(key);
      if (problem !== undefined) report([key], problem);
      else if (twin !== undefined) {
        report([key], `differs from ${show(twin)} only in upper and lower case; some AWS names ignore case`);
      }
    }
  });
}

/**
 * A record whose values carry the name of an AWS resource: no two may carry the same. Further properties are parts of the name,
 * where it is made of several.
 */
export function resources<Value extends z.ZodType>(
  value: Value,
  what: string,
  nameProperty: string,
  ...further: readonly string[]
) {
  return checked(record(value, what), (given, report) => {
    const owners = new Map<unknown, string>();
    for (const [key, entry] of Object.entries(given as Record<string, Record<string, unknown> | undefined>)) {
      const given = entry?.[nameProperty];
      if (typeof given !== "string") continue;
      const whole = JSON.stringify([given, ...further.map((property) => entry?.[property])]);
      const owner = owners.get(whole);
      if (owner === undefined) owners.set(whole, key);
      else report([key, nameProperty], `${nameOf(given, further, entry)} is the name of ${show(owner)} already`);
    }
  });
}

/** `"orders"`, or `"a1b2c3" with stage "prod"`. */
const nameOf = (name: string, further: readonly string[], entry: Record<string, unknown> | undefined): string =>
  [
    show(name),
    ...further.flatMap((part) => (entry?.[part] === undefined ? [] : [`${part} ${show(entry[part])}`])),
  ].join(" with ");

/** Tells an issue of a value that is being checked; the path begins at that value. */
export type Report = (path: readonly PropertyKey[], message: string) => void;

/**
 * Adds a check that looks at more than one field. It runs even where a field is wrong in itself; what it is given is therefore
 * unchecked, and it must look before it reads. Where it cannot read what is wrong in itself, that is told, and what it would have said
 * of the rest comes out when that is mended.
 */
export function checked<Schema extends z.ZodType>(
  schema: Schema,
  run: (value: Partial<z.output<Schema>> & object, report: Report) => void,
): Schema {
  const check = z.check<z.output<Schema>>((context) => {
    const value: unknown = context.value;
    if (typeof value !== "object" || value === null) return;
    const isRight = context.issues.length === 0;
    try {
      run(value, (path, message) => {
        context.issues.push({ code: "custom", path: [...path], message, input: value });
      });
    } catch (error) {
      if (isRight) throw error;
    }
  });
  return schema.check(always(check)) as Schema;
}

export const accountId = () => matching(/^\d{12}$/, "an AWS account id: a string of 12 digits");

export const region = () =>
  z.string(expects("an AWS region such as ap-northeast-1")).refine((value) => Object.hasOwn(regions, value), {
    error: (issue) => {
      return `${show(issue.input)} is not an AWS region${didYouMean(issue.input, Object.keys(regions))}`;
    },
  });

/** A value for each of some regions. */
export function byRegion<Value extends z.ZodType<string>>(value: Value, what: string) {
  const entries = z.record(z.string(), value, expects(`a record of ${what} by region, such as { "us-east-1": … }`));
  const right = checked(entries, (given, report) => {
    for (const [key, one] of Object.entries(given)) {
      const [arn, , , of] = typeof one === "string" && !isToken(one) ? one.split(":") : [];
      if (!Object.hasOwn(regions, key)) {
        const near = suggester(Object.keys(regions))(key);
        report([key], `${show(key)} is not an AWS region${near.startsWith(";") ? near : ""}`);
      } else if (arn === "arn" && of !== key) report([key], `${show(one)} is not in ${key}`);
    }
  });
  return right as unknown as z.ZodType<Readonly<Partial<Record<Region, string>>>, Partial<Record<Region, string>>>;
}

const timePattern = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Whether it is a time of the day such as `02:00`. */
export const isTimeOfDay = (value: string): boolean => timePattern.test(value);

export const timeOfDay = (what: string, example: string) =>
  matching(timePattern, `${what}: a time of the day such as "${example}"`);

export const timeZone = () =>
  z
    .string(expects("an IANA time zone such as Asia/Tokyo"))
    .refine(isTimeZone, expects("an IANA time zone such as Asia/Tokyo"));

/** Whether it is an IANA time zone. */
export function isTimeZone(value: string): boolean {
  if (Intl.supportedValuesOf("timeZone").includes(value)) return true; // a tenth of the time of what follows
  try {
    new Intl.DateTimeFormat("en", { timeZone: value });
    return value.includes("/") || value === "UTC";
  } catch {
    return false;
  }
}

/** Objects that one property tells apart, each with keys of its own. */
export function union<const Options extends readonly [z.core.$ZodTypeDiscriminable, ...z.core.$ZodTypeDiscriminable[]]>(
  discriminator: string,
  options: Options,
  right: string,
) {
  return z.discriminatedUnion(discriminator, options, {
    // An unknown kind is an issue of the discriminator's path, with the whole object as its input.
    error: ({ input }) =>
      expects(right).error({
        input: typeof input === "object" && input !== null ? (input as Record<string, unknown>)[discriminator] : input,
      }),
  });
}

/** An object of which exactly one property must be given; says which when none or several are. */
export function oneKeyOf<Shape extends z.ZodRawShape>(
  shape: Shape,
  choices: readonly (keyof Shape & string)[],
  right?: string,
  hints?: Readonly<Record<string, string>>,
) {
  return checked(object(shape, right, hints), (value, report) => {
    const given = choices.filter((key) => (value as Record<string, unknown>)[key] !== undefined);
    if (given.length === 1) return;
    const found = given.length === 0 ? "none" : given.join(" and ");
    report([], `needs exactly one of ${choices.join(", ")}; found ${found}`);
  });
}

/** One of two shapes of an object: what is wrong is told of the one that the value looks like. */
export function either<First extends z.ZodType, Second extends z.ZodType>(
  first: First,
  second: Second,
  isFirst: (value: object) => boolean,
) {
  const tell = z.check<z.output<First> | z.output<Second>>(({ issues, value }) => {
    // Other issues are those of the one shape that was taken, such as of keys that it does not have.
    if (!issues.some(({ code }) => code === "invalid_union")) return;
    const meant = typeof value !== "object" || value === null || isFirst(value) ? first : second;
    const told = meant.safeParse(value).error?.issues ?? [];
    const each = told.map((issue) => ({
      ...issue,
      code: "custom" as const,
      path: [...issue.path],
      input: value,
      continue: true,
    }));
    issues.splice(0, issues.length, ...each);
  });
  // Where neither fits, what stands there must stay as it is, to be looked at again.
  const onlySecond = checked(second, (value, report) => {
    if (isFirst(value)) report([], "is the other shape");
  });
  return z.union([first, onlySecond]).check(always(tell));
}

/** `false`, or an object: what is wrong in an object is told of that. */
export const orFalse = <Schema extends z.ZodType>(schema: Schema, right: string) =>
  either(z.literal(false, expects(`${right}, or false`)), schema, () => false).optional();
