import { products, type Product, type Release } from "../facts/releases/index.js";
import { lookUp } from "../look-up.js";
import { standardRules, type VersionRule } from "./rule.js";

/** What an environment says of versions, as it is checked. */
export interface VersionPolicy {
  readonly off?: string | undefined;
  readonly rules: Readonly<Record<string, VersionRule>>;
  readonly releases: Readonly<Record<string, readonly Release[]>>;
  readonly exceptions: Readonly<Record<string, VersionException>>;
}

/** Something that runs a version which the policy does not allow, for a time. */
export interface VersionException {
  /** Why. */
  readonly reason: string;
  /** The last day, `YYYY-MM-DD`. */
  readonly until: string;
}

/** A product as one environment sees it: its lines, and the rule that picks among them. */
export interface JudgedProduct extends Product {
  readonly rule: VersionRule;
}

/** The lines and the rule of a product; nothing where no line of it is known, or any may be used. */
export function productOf(policy: VersionPolicy, id: string): JudgedProduct | undefined {
  const known = lookUp<Product>(products, id);
  const own = lookUp(policy.releases, id) ?? [];
  const releases = [
    ...own,
    ...(known?.releases ?? []).filter(({ line }) => !own.some((release) => release.line === line)),
  ];
  const rule = lookUp(policy.rules, id) ?? lookUp<VersionRule>(standardRules, id) ?? { supported: true };
  if (policy.off !== undefined || rule.any !== undefined || (releases.length === 0 && !rule.lines)) return undefined;
  return { title: known?.title ?? id, source: known?.source ?? "the environment", releases, rule };
}
