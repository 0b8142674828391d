import type { Construct } from "constructs";
import type { Environment } from "../../model/environment/index.js";
import { addBackups } from "./safeguards/backups.js";
import { addPatches } from "./safeguards/patches.js";
import { addPrivilegedUse } from "./safeguards/privileged-use.js";
import { TeamStack } from "./team-stack.js";

/** What an environment is kept safe by, and what must outlive everything else of it: it has state of its own, so that nothing else can take it along. */
export class SafeguardsStack extends TeamStack {
  constructor(scope: Construct, environment: Environment) {
    super(scope, "dev", "safeguards", environment);
    addBackups(this);
    addPatches(this);
    addPrivilegedUse(this);
  }
}
