import { withResources } from "../support/environment.js";
import { resources, stacksOf } from "../support/synth.js";

/** Athena over all three: the archive, access logs and traffic logs. */
const stack = stacksOf(
  withResources(
    {
      vpc: { main: { id: "vpc-0123456789abcdef0" } },
      s3: { themes: { name: "themes", accessLogs: true } },
      lambda: { sync: { name: "sync", timeout: 60, memory: 512 } },
    },
    {
      telemetry: {
        logs: { archive: {}, sources: { "vpc.main/flow": { to: "s3" } } },
        accessLogs: {},
        trafficLogs: {},
      },
    },
  ),
)["idp-prod-telemetry"]!;

describe("where Athena is asked", () => {
  const workgroups = Object.entries(resources(stack, "aws_athena_workgroup"));

  test("goes with all that was asked: a query can be asked again", () => {
    expect(workgroups.map(([id]) => id).sort()).toEqual([
      "accessLogs_tables_workgroup",
      "logTable_workgroup",
      "trafficLogs_tables_workgroup",
    ]);
    for (const [, workgroup] of workgroups) {
      expect(workgroup).toMatchObject({ force_destroy: true });
      expect(workgroup).not.toHaveProperty("lifecycle");
    }
  });

  test("has results that go with it, while the logs themselves stay", () => {
    const buckets = Object.entries(resources(stack, "aws_s3_bucket"));
    const results = buckets.filter(([id]) => id.endsWith("_results"));
    expect(results).toHaveLength(workgroups.length);
    for (const [id, bucket] of buckets) {
      const kept = (bucket.lifecycle as { prevent_destroy?: boolean } | undefined)?.prevent_destroy ?? false;
      expect([id, bucket.force_destroy ?? false, kept]).toEqual(
        id.endsWith("_results") ? [id, true, false] : [id, false, true],
      );
    }
  });
});
