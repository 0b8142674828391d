import type { Product } from "./release.js";

/** Lines are major versions; even ones get long-term support in the October after they appear. */
export const nodejs: Product = {
  title: "Node.js",
  source: "https://github.com/nodejs/Release#release-schedule",
  releases: [
    { line: "26", since: "2026-10-28", longTermSupport: true, supportedUntil: "2029-04-30", latest: "26.7.0" },
    { line: "25", since: "2025-10-15", supportedUntil: "2026-06-01", latest: "25.9.0" },
    { line: "24", since: "2025-10-28", longTermSupport: true, supportedUntil: "2028-04-30", latest: "24.19.0" },
    { line: "22", since: "2024-10-29", longTermSupport: true, supportedUntil: "2027-04-30", latest: "22.23.2" },
    { line: "20", since: "2023-10-24", longTermSupport: true, supportedUntil: "2026-04-30", latest: "20.20.2" },
    { line: "18", since: "2022-10-25", longTermSupport: true, supportedUntil: "2025-04-30", latest: "18.20.8" },
  ],
};

/** Runtimes that Lambda offers, which come later than the release and get their patches from AWS. */
export const lambdaNodejs: Product = {
  title: "Node.js on Lambda",
  source: "https://docs.aws.amazon.com/lambda/latest/dg/lambda-nodejs.html",
  releases: [
    { line: "24", since: "2025-11-25", longTermSupport: true, supportedUntil: "2028-04-30" },
    { line: "22", since: "2024-11-22", longTermSupport: true, supportedUntil: "2027-04-30" },
    { line: "20", since: "2023-11-15", longTermSupport: true, supportedUntil: "2026-04-30" },
  ],
};
