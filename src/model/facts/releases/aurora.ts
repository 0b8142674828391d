import type { Product } from "./release.js";

/**
 * Lines are minor versions: Aurora gives each its patches (15.10.1, 15.10.2 …), and to some long-term support. Where AWS's table of minor
 * versions names a day after the end of standard support of the major one (14.22, 15.17), the major one's counts: what runs on is charged as Extended Support.
 */
export const auroraPostgresql: Product = {
  title: "Aurora PostgreSQL",
  source:
    "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraPostgreSQLReleaseNotes/aurorapostgresql-release-calendar.html",
  releases: [
    { line: "17.9", since: "2026-04-06", supportedUntil: "2028-10-01" },
    { line: "17.7", since: "2025-12-18", longTermSupport: true, supportedUntil: "2030-02-28" },
    { line: "17.6", since: "2025-11-25", supportedUntil: "2027-06-01" },
    { line: "17.5", since: "2025-06-30", supportedUntil: "2026-12-01" },
    { line: "17.4", since: "2025-05-01", supportedUntil: "2026-11-01" },
    { line: "16.13", since: "2026-04-06", supportedUntil: "2028-10-01" },
    { line: "16.11", since: "2025-12-18", supportedUntil: "2027-07-01" },
    { line: "16.10", since: "2025-11-25", supportedUntil: "2027-06-01" },
    { line: "16.9", since: "2025-06-30", supportedUntil: "2026-12-01" },
    { line: "16.8", since: "2025-04-08", longTermSupport: true, supportedUntil: "2029-02-28" },
    { line: "15.17", since: "2026-04-06", supportedUntil: "2028-02-29" },
    { line: "15.15", since: "2025-12-18", supportedUntil: "2027-07-01" },
    { line: "15.14", since: "2025-11-25", supportedUntil: "2027-06-01" },
    { line: "15.13", since: "2025-06-30", supportedUntil: "2026-12-01" },
    { line: "15.12", since: "2025-04-08", supportedUntil: "2026-11-01" },
    { line: "15.10", since: "2024-12-13", longTermSupport: true, supportedUntil: "2028-02-29" },
    { line: "14.22", since: "2026-04-06", supportedUntil: "2027-02-28" },
    { line: "14.20", since: "2025-12-18", supportedUntil: "2027-02-28" },
    { line: "14.19", since: "2025-11-25", supportedUntil: "2027-02-28" },
    { line: "14.18", since: "2025-06-30", supportedUntil: "2026-12-01" },
    { line: "14.17", since: "2025-04-08", supportedUntil: "2026-11-01" },
    { line: "14.6", since: "2023-01-23", longTermSupport: true, supportedUntil: "2027-02-28" },
    { line: "13.23", since: "2025-12-18", supportedUntil: "2026-02-28" },
    { line: "13.9", since: "2023-01-23", longTermSupport: true, supportedUntil: "2026-02-28" },
    { line: "12.22", since: "2024-12-13", supportedUntil: "2025-02-28" },
    { line: "12.9", since: "2022-02-25", longTermSupport: true, supportedUntil: "2025-02-28" },
    { line: "11.21", since: "2023-09-07", supportedUntil: "2024-02-29" },
    { line: "11.9", since: "2020-12-11", longTermSupport: true, supportedUntil: "2024-02-29" },
  ],
};

/** Lines are Aurora's own minor versions: 3.10 of `8.0.mysql_aurora.3.10.0`. */
export const auroraMysql: Product = {
  title: "Aurora MySQL",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraMySQLReleaseNotes/AuroraMySQL.release-calendars.html",
  releases: [
    { line: "3.12", since: "2026-02-17", supportedUntil: "2027-02-17" },
    { line: "3.11", since: "2025-11-13", supportedUntil: "2026-11-13" },
    { line: "3.10", since: "2025-07-31", longTermSupport: true, supportedUntil: "2028-04-30" },
    { line: "3.09", since: "2025-05-14", supportedUntil: "2026-05-31" },
    { line: "3.08", since: "2024-11-18", supportedUntil: "2026-05-31" },
    { line: "3.04", since: "2023-07-31", longTermSupport: true, supportedUntil: "2026-10-31" },
  ],
};
