import { catalogue } from "../../modules/ops/alarms/index.js";
import { collectTargets, targetsOf, type TargetKind } from "../../src/model/environment/index.js";
import { ecsContainers, type EcsContainer } from "../../src/model/inventory/ecs.js";
import type { LambdaFunction } from "../../src/model/inventory/lambda.js";
import { sqsQueues, type SqsQueue } from "../../src/model/inventory/sqs.js";
import { targets } from "../../src/model/inventory/targets.js";
import { withResources } from "../support/environment.js";

describe("kinds of targets", () => {
  test("have the type of what stands at their path", () => {
    const queues: TargetKind<SqsQueue> = sqsQueues;
    const containers: TargetKind<EcsContainer> = ecsContainers;
    // @ts-expect-error -- a queue is no function
    const functions: TargetKind<LambdaFunction> = sqsQueues;
    expect([queues, containers, functions]).toHaveLength(3);
  });

  test("do not compile where the inventory has no such path", () => {
    // @ts-expect-error -- the name is misspelt
    targets(["bakcup", "*"]);
    // @ts-expect-error -- so is the one below
    targets(["ecs", "*", "service", "*"]);
    // @ts-expect-error -- a name is no record of targets
    targets(["sqs", "*", "name", "*"]);
    // @ts-expect-error -- the keys of services are left out
    targets(["ecs", "*", "services"]);
    // @ts-expect-error -- what is found there has no such property
    targets(["sqs", "*"], ([queue]) => queue.timeout);
    expect(targets(["ecs", "*", "services", "*"]).path).toEqual(["ecs", "*", "services", "*"]);
  });

  test("belong to their service: a catalogue of it cannot have another name", () => {
    // @ts-expect-error -- the service is misspelt, and would begin every id
    catalogue("sqz", sqsQueues, {});
    expect(catalogue("sqs", sqsQueues, {})).toEqual({});
    expect(catalogue("mine", targetsOf({ one: { name: "one" } }), {})).toEqual({});
  });

  test("know what they stand in", () => {
    const services = { app: { name: "app", minimumTasks: 2, containers: { proxy: { name: "envoy" } } } };
    const environment = withResources({ ecs: { main: { name: "idp-prod", services } } });
    const [found, ...others] = collectTargets(environment, ecsContainers);
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      key: "main/app/proxy",
      keys: ["main", "app", "proxy"],
      target: { name: "envoy", service: { name: "app", cluster: { name: "idp-prod" } } },
    });
  });
});
