import type { Construct } from "constructs";
import { ImageLifecycle } from "unyo/dev";

export const example = (scope: Construct) =>
  new ImageLifecycle(scope, "keycloak", { repositoryName: "idp/keycloak", untaggedDays: 7, keepImages: 100 });
