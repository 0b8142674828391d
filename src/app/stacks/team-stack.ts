import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import {
  Aspects,
  LocalBackend,
  NamedRemoteWorkspace,
  RemoteBackend,
  S3Backend,
  TerraformOutput,
  TerraformStack,
  type TerraformElement,
} from "cdktf";
import type { Construct, Node } from "constructs";
import type { Environment } from "../../model/environment/index.js";
import type { Assumption } from "../../model/environment/assume-role.js";
import { writesSecrets } from "../../model/environment/parameters.js";
import { leastTerraform, type Backend } from "../../model/environment/terraform.js";
import { AddressBook } from "../../cdktf/address.js";
import { declareProviderRange } from "../../cdktf/provider-range.js";
import { findReferences } from "../../cdktf/references.js";
import { writeAsWritten } from "../../cdktf/as-written.js";
import { sameCdktf } from "../../cdktf/same-cdktf.js";
import { terraformJson } from "../../cdktf/terraform-json.js";
import { writeInPieces } from "../../cdktf/write-stack.js";
import type { Team } from "../../model/contract/ownership.js";
import { prefixOf } from "../../model/names/index.js";
import { holdToSplit } from "./split.js";
import { checkReleased, removedBlock } from "./released.js";
import { NameTags } from "./name-tags.js";
import { UniqueNamesValidation } from "./unique-names.js";

/** The parts of an environment that have state of their own: `idp-prod-alarms`. */
export type Half = "telemetry" | "alarms" | "safeguards";

/**
 * A root module of one team in one environment: its provider, its backend, its version ranges. Neither comes with an
 * absolute path or an exact pin, so any pipeline takes the file as it is.
 */
export abstract class TeamStack extends TerraformStack {
  private readonly addresses = new AddressBook();
  /** The versions of Terraform that the stack runs under: with its backend, and as a module without one. */
  readonly requiredVersion: { readonly root: string; readonly module: string };

  protected constructor(
    scope: Construct,
    readonly team: Team,
    readonly half: Half,
    readonly environment: Environment,
  ) {
    super(sameCdktf(scope), `${prefixOf(environment)}-${half}`);
    writeInPieces(this);
    this.node.addValidation(new UniqueNamesValidation(this));
    Aspects.of(this).add(new NameTags(prefixOf(environment)));
    const { minimumVersion, released } = environment.terraform;
    const uses = {
      writesSecrets: half === "telemetry" && writesSecrets(environment.parameters),
      releases: released[team].length > 0,
    };
    const least = (backend?: Backend) => `>= ${minimumVersion ?? leastTerraform({ backend, ...uses }).version}`;
    this.requiredVersion = { root: least(environment.backend), module: least() };
    this.declareTargetVersions();
    this.addProvider("aws", { region: environment.region });
    for (const region of environment.terraform.formerRegions) this.providerIn(region);
    this.addBackend();
    this.addOverride("terraform.required_version", this.requiredVersion.root);
    if (released[team].length > 0) this.addOverride("removed", released[team].map(removedBlock));
    declareProviderRange(this, environment.terraform.awsProviderVersion);
    this.addOverride("terraform.required_providers.aws", {
      source: "hashicorp/aws",
      version: environment.terraform.awsProviderVersion,
    });
  }

  protected override allocateLogicalId(element: TerraformElement | Node): string {
    return this.addresses.allocate(this, element);
  }

  override prepareStack(): void {
    this.ensureBackendExists();
    findReferences(this);
  }

  override toTerraform(): object {
    const json = terraformJson(this);
    const released = this.environment.terraform.released[this.team];
    holdToSplit(this.node.id, this.team, this.environment.owners, json);
    checkReleased(this.node.id, released, json);
    return json;
  }

  /** The provider of a further region, of which a stack has one; nothing for its own region, whose provider is taken where none is named. */
  providerIn(region: string): AwsProvider | undefined {
    if (region === this.environment.region) return undefined;
    const alias = region.replaceAll("-", "_");
    return (this.node.tryFindChild(alias) as AwsProvider | undefined) ?? this.addProvider(alias, { region, alias });
  }

  /** A provider of the team's role and tags; a further region has an alias. */
  protected addProvider(id: string, where: { readonly region: string; readonly alias?: string }): AwsProvider {
    const { account, system, name, owners, tags, terraform } = this.environment;
    const assumeRole = assumed(terraform, this.team);
    const provider = new AwsProvider(this, id, {
      ...where,
      allowedAccountIds: [account],
      assumeRole: assumeRole && [assumeRole],
      defaultTags: [{ tags: { ...tags, System: system, Environment: name, Owner: owners[this.team].name } }],
    });
    return writeAsWritten(provider);
  }

  /** What another pipeline reads. */
  output(id: string, description: string, value: unknown): TerraformOutput {
    return writeAsWritten(new TerraformOutput(this, id, { description, value }));
  }

  /**
   * CDK Terrain holds what a stack uses against the versions that it is for, and takes the oldest ones where nobody says; it reads them
   * from here. CDKTF does not ask.
   *
   * @see https://www.npmjs.com/package/cdktn (`targetVersions` of `cdktf.json`)
   */
  private declareTargetVersions(): void {
    if (this.node.tryGetContext(targetVersions) !== undefined) return;
    this.node.setContext(targetVersions, { terraform: this.requiredVersion.root });
  }

  private addBackend(): void {
    const { backend, region } = this.environment;
    const stack = this.node.id;
    if (backend.s3) {
      const { bucket, prefix, kmsKeyId, lockFile } = backend.s3;
      const assumeRole = assumed(backend.s3, this.team);
      new S3Backend(this, {
        bucket,
        key: `${prefix}/${stack}.tfstate`,
        region: backend.s3.region ?? region,
        encrypt: true,
        kmsKeyId,
        assumeRole: assumeRole && { ...assumeRole, tags: undefined },
      });
      // CDKTF writes keys of the backend in snake case, and those of tags with them.
      if (assumeRole?.tags) this.addOverride("terraform.backend.s3.assume_role.tags", assumeRole.tags);
      if (lockFile) this.addOverride("terraform.backend.s3.use_lockfile", true);
    } else if (backend.remote) {
      const { organization, hostname } = backend.remote;
      new RemoteBackend(this, { organization, hostname, workspaces: new NamedRemoteWorkspace(stack) });
    } else {
      new LocalBackend(this, { path: `${backend.local?.directory}/terraform.${stack}.tfstate` });
    }
  }
}

const targetVersions = "targetVersions";

/** The role that a team's Terraform assumes, with the external id that it asks for and the tags of the session. */
function assumed({ assumeRole, externalId, sessionTags, transitiveTagKeys }: Assumption, team: Team) {
  const roleArn = assumeRole[team];
  if (roleArn === undefined) return undefined;
  const tags = sessionTags[team];
  const transitive = transitiveTagKeys[team];
  return {
    roleArn,
    externalId: externalId[team],
    tags: Object.keys(tags).length > 0 ? tags : undefined,
    transitiveTagKeys: transitive.length > 0 ? transitive : undefined,
  };
}
