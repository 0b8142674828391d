/** Three projects: unit needs only npm; terrain needs CDK Terrain in CDKTF's place (scripts/cdktn.mjs); e2e needs Terraform, the AWS CLI and the emulator. */
const shared = {
  testEnvironment: "node",
  globalSetup: "<rootDir>/test/support/global-setup.ts",
  globalTeardown: "<rootDir>/test/support/global-teardown.ts",
  moduleNameMapper: {
    "^(\\.{1,2}/.*)\\.js$": "$1",
    "^unyo$": "<rootDir>/src/index",
    "^unyo/dev$": "<rootDir>/modules/dev/index",
    "^unyo/ops$": "<rootDir>/modules/ops/index",
    "^unyo/evaluation$": "<rootDir>/src/evaluation/index",
    "^unyo/testing$": "<rootDir>/src/testing/index",
    "^unyo/testing/jest-globals$": "<rootDir>/src/testing/jest-globals",
  },
  transform: { "^.+\\.ts$": ["ts-jest", { tsconfig: "tsconfig.json", diagnostics: false }] },
};

module.exports = {
  projects: [
    { ...shared, displayName: "unit", testMatch: ["<rootDir>/test/**/*.test.ts"] },
    { ...shared, displayName: "terrain", testMatch: ["<rootDir>/test/**/*.terrain.ts"] },
    { ...shared, displayName: "e2e", testMatch: ["<rootDir>/test/e2e/**/*.e2e.ts"] },
  ],
};
