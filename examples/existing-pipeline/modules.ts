import { defineEnvironment, synthesize, type Synthesized } from "unyo";

const shop = defineEnvironment({
  system: "shop",
  name: "prod",
  account: "111122223333",
  region: "ap-northeast-1",
  timeZone: "Asia/Tokyo",
  owners: { dev: { name: "shop-dev" }, ops: { name: "shop-ops" } },
  tags: { CostCenter: "shop" },
  resources: {
    ecs: { main: { name: "shop-prod", services: { api: { name: "api", minimumTasks: 2 } } } },
    lambda: { sync: { name: "shop-prod-sync", timeout: 60, memory: 512 } },
    sqs: { orders: { name: "shop-prod-orders" } },
    route53: { site: { id: "12345678-1234-1234-1234-123456789012" } },
  },
  // Lambda made this group when the function first ran.
  telemetry: {
    logs: {
      sources: {
        "lambda.sync": { adopt: { retention: "never", shortens: "traces of calls are of no use after four months" } },
      },
    },
  },
  alarms: {
    routes: {
      error: { receivers: { oncall: { email: "oncall@example.com" }, pager: { httpsVariable: "pager_url" } } },
      warn: { receivers: { team: { email: "team@example.com" } } },
    },
  },
});

/** Writes what `main.tf` beside this file calls: two child modules, and import blocks that lead to `module.telemetry`. */
export function writeModules(outdir: string): Synthesized {
  return synthesize([shop], { outdir, forms: ["module"], moduleName: ({ half }) => half });
}
