import type { Construct } from "constructs";
import type { Environment } from "../../model/environment/index.js";
import { addBackups } from "./safeguards/backups.js";
import { addPrivilegedUse } from "./safeguards/privileged-use.js";
import { TeamStack } from "./team-stack.js";

/** What must outlive everything else of an environment: it has state of its own, so that nothing else can take it along. */
export class SafeguardsStack extends TeamStack {
  constructor(scope: Construct, environment: Environment) {
    super(scope, "dev", "safeguards", environment);
    addBackups(this);
    addPrivilegedUse(this);
  }
}
