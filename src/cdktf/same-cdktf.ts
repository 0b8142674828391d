import { App } from "cdktf";
import type { Construct } from "constructs";

/** What the compiler of CDKTF and CDK Terrain writes into each class: `cdktf.App`, `cdktn.App`. */
const packageOf = (made: object): string | undefined =>
  (made as { readonly [mark]?: { readonly fqn: string } })[mark]?.fqn.split(".")[0];

const mark: unique symbol = Symbol.for("jsii.rtti") as never;

/**
 * A scope of the CDKTF that this library stands on. CDK Terrain is another package with the same inside; where both are installed, what
 * one makes fails deep within the other.
 *
 * @throws Error where the scope is of the other one, with what to install.
 */
export function sameCdktf<Scope extends Construct>(scope: Scope): Scope {
  const own = packageOf(App);
  const other = scope.node.scopes
    .map((one) => packageOf(one.constructor))
    .find((name) => name === "cdktn" && name !== own);
  if (other === undefined) return scope;
  throw new Error(
    `${scope.node.path || "app"}: is of CDK Terrain (cdktn), and unyo was installed with CDKTF; with CDK Terrain it works by npm aliases: ` +
      "npm install cdktf@npm:cdktn @cdktf/provider-aws@npm:@cdktn/provider-aws, and import from cdktf",
  );
}
