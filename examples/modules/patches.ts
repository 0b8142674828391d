import { LogGroup, PatchBaseline, patchOutputPolicy, PatchRole, PatchWindow } from "unyo/dev";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { Construct } from "constructs";

/** Instances with the tag `PatchGroup = idp-web` are patched on the third Tuesday of every month. */
export const example = (scope: Construct) => {
  const { logGroupName, logGroupArn } = new LogGroup(scope, "log", { name: "/aws/ssm/idp/patches", retention: 120 });
  new PatchBaseline(scope, "linux", {
    baselineName: "idp-linux",
    operatingSystem: "AMAZON_LINUX_2023",
    groups: { web: "idp-web" },
    rules: { security: { classification: ["Security"], severity: ["Critical", "Important"], approveAfterDays: 14 } },
    rejectedPatches: { "kernel-6.1.9*": "it broke the network in staging" },
  });
  const place = { account: "111122223333", region: "ap-northeast-1" };
  const { roleArn } = new PatchRole(scope, "role", { ...place, roleName: "idp-patches" });
  new PatchWindow(scope, "monthly", {
    windowName: "idp-monthly",
    tag: { key: "PatchGroup", values: ["idp-web"] },
    operation: "Install",
    day: "TUE",
    week: 3,
    time: "02:00",
    timeZone: "Asia/Tokyo",
    roleArn,
    logGroupName,
  });
  new IamRolePolicy(scope, "instances", { role: "idp-web", policy: patchOutputPolicy({ logGroupArn }) });
};
