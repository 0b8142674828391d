import type { Product } from "./release.js";

/** Lines are major versions, as AWS publishes the end of standard support for them. */
export const postgres: Product = {
  title: "RDS for PostgreSQL",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/PostgreSQLReleaseNotes/postgresql-release-calendar.html",
  releases: [
    { line: "18", since: "2025-11-14", supportedUntil: "2031-02-28" },
    { line: "17", since: "2024-11-14", supportedUntil: "2030-02-28" },
    { line: "16", since: "2023-11-20", supportedUntil: "2029-02-28" },
    { line: "15", since: "2023-02-27", supportedUntil: "2028-02-29" },
    { line: "14", since: "2022-02-03", supportedUntil: "2027-02-28" },
    { line: "13", since: "2021-02-24", supportedUntil: "2026-02-28" },
    { line: "12", since: "2020-03-31", supportedUntil: "2025-02-28" },
  ],
};

export const mysql: Product = {
  title: "RDS for MySQL",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/MySQL.Concepts.VersionMgmt.html",
  releases: [
    { line: "8.4", since: "2024-11-21", supportedUntil: "2029-07-31" },
    { line: "8.0", since: "2018-10-23", supportedUntil: "2026-07-31" },
    { line: "5.7", since: "2016-02-22", supportedUntil: "2024-02-29" },
  ],
};

export const mariadb: Product = {
  title: "RDS for MariaDB",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/MariaDB.Concepts.VersionMgmt.html",
  releases: [
    { line: "11.8", since: "2025-08-25", supportedUntil: "2030-06-01" },
    { line: "11.4", since: "2024-10-15", supportedUntil: "2029-05-01" },
    { line: "10.11", since: "2023-08-21", supportedUntil: "2028-02-01" },
    { line: "10.6", since: "2022-02-03", supportedUntil: "2026-08-01" },
    { line: "10.5", since: "2021-01-21", supportedUntil: "2026-08-01" },
  ],
};
