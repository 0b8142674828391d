import type { Product } from "./release.js";

/**
 * Lines are major versions. The project gives fixes to its newest release only, and publishes no end of support: what is older
 * than `latest` lacks fixes whatever its line.
 */
export const keycloak: Product = {
  title: "Keycloak",
  source: "https://www.keycloak.org/docs/latest/release_notes/index.html",
  releases: [
    { line: "26", since: "2024-10-04", latest: "26.7.2" },
    { line: "25", since: "2024-06-10", latest: "25.0.6" },
    { line: "24", since: "2024-03-04", latest: "24.0.5" },
    { line: "23", since: "2023-11-23", latest: "23.0.7" },
    { line: "22", since: "2023-07-11", latest: "22.0.5" },
  ],
};
