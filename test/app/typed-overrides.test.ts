import { catalogue, defineEnvironment, standardCatalogue, targets, type EnvironmentDefinition } from "unyo";
import { mqAlarms } from "../../examples/own-alarms.js";
import { least } from "../support/environment.js";

const { routes } = least.alarms;
const resources = { ecs: { main: { name: "idp", services: { api: { name: "api", minimumTasks: 2 } } } } };

/** `npm run typecheck` fails where a line that is marked compiles; what passes the types is refused when it runs. */
describe("overrides are typed where they are written", () => {
  test("an alarm and a severity that there are", () => {
    defineEnvironment({
      ...least,
      resources,
      alarms: {
        routes,
        overrides: { "ecs.cpuUtilization": { thresholds: { error: 90 }, targets: { "main/api": {} } } },
      },
    });
  });

  test("not an alarm whose id is misspelt", () => {
    expect(() =>
      defineEnvironment({
        ...least,
        resources,
        // @ts-expect-error -- cpuUtilization
        alarms: { routes, overrides: { "ecs.cpuUtilisation": { thresholds: { error: 90 } } } },
      }),
    ).toThrow('no such alarm or event; did you mean "ecs.cpuUtilization"?');
  });

  test("a severity more than the row has, which nothing is off of", () => {
    defineEnvironment({
      ...least,
      resources,
      alarms: { routes, overrides: { "ecs.cpuUtilization": { thresholds: { warn: 70 } } } },
    });
    expect(() =>
      defineEnvironment({
        ...least,
        resources,
        // @ts-expect-error -- it has error alone
        alarms: { routes, overrides: { "ecs.runningTaskCount": { targets: { "main/api": { off: { warn: "?" } } } } } },
      }),
    ).toThrow();
  });

  test("a threshold of what the target has, and of nothing else", () => {
    const { monitoring } = defineEnvironment({
      ...least,
      resources,
      alarms: {
        routes,
        overrides: { "ecs.runningTaskCount": { thresholds: { error: ({ minimumTasks }) => minimumTasks - 1 } } },
      },
    });
    expect(monitoring.alarms.find(({ id }) => id === "ecs.runningTaskCount")!.threshold).toBe(1);
    expect(() =>
      defineEnvironment({
        ...least,
        resources,
        alarms: {
          routes,
          // @ts-expect-error -- a service has no retention
          overrides: { "ecs.runningTaskCount": { thresholds: { error: ({ retention }) => Number(retention) } } },
        },
      }),
    ).toThrow('overrides["ecs.runningTaskCount"].thresholds.error: comes to NaN on main/api, and must be a number');
  });

  test("a statistic and a policy that there are", () => {
    expect(() =>
      defineEnvironment({
        ...least,
        resources,
        // @ts-expect-error -- Mean
        alarms: { routes, overrides: { "ecs.cpuUtilization": { statistic: "Mean" } } },
      }),
    ).toThrow("SampleCount, or a percentile");
    expect(() =>
      defineEnvironment({
        ...least,
        resources,
        // @ts-expect-error -- notBreaching
        alarms: { routes, overrides: { "ecs.cpuUtilization": { treatMissingData: "nonBreaching" } } },
      }),
    ).toThrow('did you mean "notBreaching"?');
  });

  test("a service that there is", () => {
    expect(() =>
      defineEnvironment({
        ...least,
        resources,
        // @ts-expect-error -- lambda
        alarms: { routes, off: { lamda: "a test bed" } },
      }),
    ).toThrow('prod.alarms.off.lamda: no service with alarms or events; did you mean "lambda"?');
  });

  test("not a threshold of an event", () => {
    expect(() =>
      defineEnvironment({
        ...least,
        resources,
        // @ts-expect-error -- a task that stopped has no threshold
        alarms: { routes, overrides: { "ecs.taskStopped": { thresholds: { error: 1 } } } },
      }),
    ).toThrow();
  });

  test("not telemetry that nothing needs", () => {
    expect(() =>
      // @ts-expect-error -- containerInsights
      defineEnvironment({ ...least, alarms: { routes, without: { "ecs.containerInsight": "?" } } }),
    ).toThrow();
  });

  test("of a catalogue with rows of one's own, and of one alone", () => {
    const mine = { ...standardCatalogue, ...mqAlarms };
    defineEnvironment(
      { ...least, alarms: { routes, overrides: { "mq.storageUsed": { thresholds: { warn: 60 } } } } },
      { catalogue: mine },
    );
    expect(() =>
      defineEnvironment(
        // @ts-expect-error -- storageUsed
        { ...least, alarms: { routes, overrides: { "mq.storageUse": { thresholds: { warn: 60 } } } } },
        { catalogue: mine },
      ),
    ).toThrow('did you mean "mq.storageUsed"?');
  });

  test("of a definition that stands on its own", () => {
    const definition: EnvironmentDefinition = {
      ...least,
      // @ts-expect-error -- cpuUtilization
      alarms: { routes, overrides: { "ecs.cpuUtilisation": {} } },
    };
    expect(() => defineEnvironment(definition)).toThrow();
  });
});

test("a kind of target is a path that the inventory has", () => {
  // @ts-expect-error -- there is no such service
  targets(["sqqs", "*"]);
  // @ts-expect-error -- functions are no queues
  catalogue("sqs", targets(["lambda", "*"]), {});
  expect(Object.keys(catalogue("sqs", targets(["sqs", "*"]), {}))).toEqual([]);
});
