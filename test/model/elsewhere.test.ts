import { servicesElsewhere } from "../../src/model/inventory/elsewhere.js";
import { resourcesSchema } from "../../src/model/inventory/index.js";
import { refusal } from "../support/errors.js";

const refused = (service: string) => refusal({ resources: { [service]: {} } });
const notHere =
  "the inventory does not have this service. Rows of your own watch it: targetsOf in docs/adding-alarms.md";

test.each([
  ["nlb", notHere],
  ["openSearch", notHere],
  ["opensearch", notHere],
  ["eks", notHere],
  ["apiGateway", "REST APIs are restApi, HTTP APIs httpApi, WebSocket APIs webSocketApi"],
])("%s is no near word of another service", (service, right) => {
  expect(refused(service)).toBe(`prod.resources.${service}: unknown key; ${right}`);
});

test("a misspelt service is still told with the right one", () => {
  expect(refused("cloudFront")).toBe('prod.resources.cloudFront: unknown key; did you mean "cloudfront"?');
});

test("no service of the inventory is told to be elsewhere", () => {
  const here = Object.keys(resourcesSchema.shape).map((name) => name.toLowerCase());
  expect(here.filter((name) => Object.hasOwn(servicesElsewhere, name))).toEqual([]);
});
