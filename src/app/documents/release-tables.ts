import { products, releasesAsOf, type Product, type ProductId } from "../../model/facts/releases/index.js";
import { allowedLines, describeRule, standardRules } from "../../model/versions/rule.js";

const intro = `# Versions

Which versions of databases, runtimes and Keycloak may be used, and how that is held. This page is made from the table by
\`npm run docs\`; a test fails when it is stale.

The inventory says what runs: \`engineVersion\` of \`aurora\` and \`rds\`, \`runtime\` of \`lambda\`, \`software\` of the containers of \`ecs\`
(\`{ keycloak: "26.7.2" }\`, \`{ nodejs: "24.19.0" }\`). An environment with a version out of the policy is refused, with the lines that
are allowed. Synthesis reads no clock: it judges by this table as of ${releasesAsOf}, so the same environment passes or fails on every day alike.
A product that the table does not have passes.

What goes out with time is told by a command, the only thing here that looks at a clock:

\`\`\`sh
npx unyo versions                  # today: out, ends within 90 days, patches of the same line
npx unyo versions --on 2027-03-01  # on another day; --json for programs
\`\`\`

It fails where something is out, an exception that has ended included, and a line of a list whose standard support has ended. Run it on a schedule.

\`\`\`ts
versions: {
  // The policy's own list, in place of the newest three.
  rules: { keycloak: { lines: ["26", "24", "23"] } },
  // What moves later: a reason, and a last day.
  exceptions: { "aurora.main": { reason: "Upgraded with the release of June.", until: "2027-06-30" } },
  // A line that came out after this table.
  releases: { nodejs: [{ line: "28", since: "2027-10-26", longTermSupport: true, supportedUntil: "2030-04-30" }] },
}
\`\`\`

A rule is one of \`{ newest: { count, longTermSupport } }\`, \`{ lines: […] }\`, \`{ supported: true }\` (every line with standard support) and
\`{ any: "the reason" }\`; \`versions: { off: "the reason" }\` checks nothing. A patch of the same line is no other version: it is applied at
once, apart from releases, and synthesis never asks for one.`;

/** The page on versions, with the lines of every product. */
export function documentReleases(): string {
  const sections = Object.entries(products).map(([id, product]) => section(id as ProductId, product));
  return `${[intro, ...sections].join("\n\n")}\n`;
}

function section(id: ProductId, { title, source, releases }: Product): string {
  const rule = standardRules[id];
  const allowed = allowedLines(rule, releases, releasesAsOf);
  const rows = releases.map(({ line, since, longTermSupport, supportedUntil = "", latest = "" }) =>
    [line, longTermSupport ? "yes" : "", since, supportedUntil, latest, allowed.includes(line) ? "yes" : ""].join(
      " | ",
    ),
  );
  return [
    `## ${title}`,
    `\`${id}\`: ${describeRule(rule)}. Source: <${source}>`,
    [
      "| line | long-term support | since | supported until | newest patch | allowed |",
      "| --- | --- | --- | --- | --- | --- |",
      ...rows.map((row) => `| ${row} |`),
    ].join("\n"),
  ].join("\n\n");
}
