import { LogGroup } from "unyo/dev";
import type { Construct } from "constructs";

/** Lambda has made this one already, without a retention. */
export const example = (scope: Construct) =>
  new LogGroup(scope, "sync", { name: "/aws/lambda/sync", retention: 90, adopt: true });
