import { refusal } from "../support/errors.js";
import { dbInstance, withResources } from "../support/environment.js";

const keycloak = (version: string) => ({
  ecs: {
    main: {
      name: "idp-prod",
      services: {
        keycloak: {
          name: "keycloak",
          minimumTasks: 1,
          containers: { keycloak: { name: "keycloak", software: { keycloak: version } } },
        },
      },
    },
  },
});

const lambda = (runtime: string) => ({ lambda: { sync: { name: "sync", timeout: 3, memory: 128, runtime } } });

describe("a version out of the policy", () => {
  test("is refused with what is allowed, and how to keep it for a time", () => {
    expect(refusal({ resources: keycloak("23.0.7") })).toBe(
      [
        'prod.resources.ecs.main.services.keycloak.containers.keycloak.software.keycloak: "23.0.7" is out of the policy of versions: Keycloak may be 26, 25, 24 (the newest 3 lines)',
        '  to keep it for a time, give versions.exceptions["ecs.main/keycloak/keycloak"] a reason and a last day',
      ].join("\n"),
    );
    expect(refusal({ resources: lambda("nodejs20.x") })).toContain(
      '"nodejs20.x" is out of the policy of versions: Node.js on Lambda may be 24, 22 (the newest 2 lines with long-term support)',
    );
    expect(refusal({ resources: { rds: { jobs: { ...dbInstance, engineVersion: "13.9" } } } })).toContain(
      "RDS for PostgreSQL may be 18, 17, 16, 15, 14 (every line with standard support)",
    );
  });

  test.each([
    [
      "an exception",
      { exceptions: { "ecs.main/keycloak/keycloak": { reason: "Moves in June.", until: "2027-06-30" } } },
    ],
    ["a list of lines", { rules: { keycloak: { lines: ["26", "24", "23"] } } }],
    ["any version", { rules: { keycloak: { any: "Patched by its vendor." } } }],
    ["no policy", { off: "Versions are held elsewhere." }],
  ])("is kept by %s", (_, versions) => {
    expect(() => withResources(keycloak("23.0.7"), { versions })).not.toThrow();
  });
});

test("a product whose lines nobody knows passes, unless its name is nearly a known one", () => {
  expect(() => withResources(lambda("python3.9"))).not.toThrow();
  const containers = { router: { name: "router", software: { node: "24.19.0" } } };
  const ecs = { main: { name: "idp", services: { web: { name: "web", minimumTasks: 1, containers } } } };
  expect(refusal({ resources: { ecs } })).toBe(
    'prod.resources.ecs.main.services.web.containers.router.software.node: "node" is no product whose release lines are known; did you mean "nodejs"?',
  );
});

test("what is said for nothing is told", () => {
  const until = "2027-06-30";
  expect(
    refusal({
      resources: keycloak("26.7.2"),
      versions: {
        rules: { keyclok: { lines: ["26"] } },
        exceptions: {
          "ecs.main/keycloak/keycloak": { reason: "Was needed once.", until },
          "ecs.main/keycloak/keyclock": { reason: "A slip.", until },
        },
      },
    }),
  ).toBe(
    [
      'prod.versions.rules.keyclok: is no product that is known or runs here; did you mean "keycloak"?',
      'prod.versions.exceptions["ecs.main/keycloak/keycloak"]: is not needed: the policy of versions allows what runs there; remove it',
      'prod.versions.exceptions["ecs.main/keycloak/keyclock"]: nothing of the inventory is called so; did you mean "ecs.main/keycloak/keycloak"?',
    ].join("\n"),
  );
});

test("a rule says one thing", () => {
  expect(refusal({ versions: { rules: { keycloak: { newest: { count: 3 }, supported: true } } } })).toBe(
    "prod.versions.rules.keycloak: needs exactly one of newest, lines, supported, any; found newest and supported",
  );
});
