import { type Problems, show } from "../errors.js";

/** How a form of file writes the names and texts that readers ask for; names are asked for as Terraform has them. */
export interface Notation {
  readonly key: (name: string) => string;
  /** Resolves what stands in a text; undefined where only Terraform can, or only after apply. */
  readonly text: (text: string) => string | undefined;
}

const unresolved =
  "an expression that only Terraform resolves; give what terraform show -json prints of a plan instead";

/** An object of a file, with its place. What is null, empty or absent is undefined; what is of a wrong type is a problem. */
export class Fields {
  readonly #value: Readonly<Record<string, unknown>>;

  constructor(
    value: unknown,
    readonly place: string,
    readonly problems: Problems,
    readonly notation: Notation,
  ) {
    const fits = typeof value === "object" && value !== null && !Array.isArray(value);
    if (!fits) problems.add(place, `${show(value)} is not an object`);
    this.#value = fits ? (value as Record<string, unknown>) : {};
  }

  /** As it stands in the file. */
  raw(name: string): unknown {
    const key = this.notation.key(name);
    const value = Object.hasOwn(this.#value, key) ? this.#value[key] : undefined;
    return value === null || value === "" ? undefined : value;
  }

  keys(): string[] {
    return Object.keys(this.#value);
  }

  placeOf(name: string): string {
    return `${this.place}.${this.notation.key(name)}`;
  }

  text(name: string): string | undefined {
    const value = this.raw(name);
    if (value === undefined) return undefined;
    if (typeof value !== "string") return this.#wrong(name, value, "a text");
    return this.notation.text(value) ?? this.#wrong(name, value, undefined);
  }

  /** A text that stays as it stands where it cannot be resolved. */
  loose(name: string): string {
    const value = this.raw(name);
    return typeof value === "string" ? (this.notation.text(value) ?? value) : this.required(name);
  }

  required(name: string): string {
    const value = this.text(name);
    if (value === undefined && this.raw(name) === undefined)
      this.problems.add(this.placeOf(name), "is required: a text");
    return value ?? "";
  }

  number(name: string): number | undefined {
    const value = this.raw(name);
    if (value === undefined || typeof value === "number") return value;
    if (typeof value !== "string") return this.#wrong(name, value, "a number");
    // Terraform takes numbers in quotes.
    if (Number.isFinite(Number(value))) return Number(value);
    return this.#wrong(name, value, value.includes("${") ? undefined : "a number");
  }

  flag(name: string): boolean | undefined {
    const value = this.raw(name);
    if (value === undefined || typeof value === "boolean") return value;
    if (value === "true" || value === "false") return value === "true";
    return this.#wrong(name, value, "true or false");
  }

  /** A list of texts; those that cannot be resolved stay as they are. */
  texts(name: string): string[] | undefined {
    const value = this.raw(name);
    if (value === undefined) return undefined;
    if (!Array.isArray(value) || value.some((one) => typeof one !== "string")) {
      return this.#wrong(
        name,
        value,
        typeof value === "string" && value.includes("${") ? undefined : "a list of texts",
      );
    }
    return value.map((one: string) => this.notation.text(one) ?? one);
  }

  /** A map of texts, as Terraform writes dimensions. */
  map(name: string): Record<string, string> | undefined {
    const value = this.raw(name);
    if (value === undefined) return undefined;
    if (typeof value !== "object" || Array.isArray(value)) return this.#wrong(name, value, "a map of texts");
    const entries = Object.entries(value as object).map(([key, one]) => {
      const text = typeof one === "string" ? (this.notation.text(one) ?? one) : this.#wrong(name, one, "a text");
      return [key, text ?? ""] as const;
    });
    return Object.fromEntries(entries);
  }

  /** A list of objects; one alone may stand for a list of one, as in Terraform's JSON. */
  objects(name: string): Fields[] {
    const value = this.raw(name);
    if (value === undefined) return [];
    const place = this.placeOf(name);
    if (!Array.isArray(value)) return [this.#inside(value, place)];
    return value.map((one, index) => this.#inside(one, `${place}[${index}]`));
  }

  object(name: string): Fields | undefined {
    return this.objects(name)[0];
  }

  #inside(value: unknown, place: string): Fields {
    return new Fields(value, place, this.problems, this.notation);
  }

  #wrong(name: string, value: unknown, right: string | undefined): undefined {
    this.problems.add(this.placeOf(name), `${show(value)} is ${right === undefined ? unresolved : `not ${right}`}`);
    return undefined;
  }
}
