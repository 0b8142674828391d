import type { Amendment, Asked, Correction, Supplement } from "./supplements.js";

const parsed = ({ body }: Asked) => JSON.parse(body) as Readonly<Record<string, string>>;
const nameOf = (trail: string): string => trail.replace(/^arn:.*:trail\//, "");
const operation = (names: string): RegExp => new RegExp(String.raw`CloudTrail_20131101\.(?:${names})$`);

/**
 * CloudTrail, of which the emulator knows a trail by its name alone where it starts, stops and deletes one, tells all of them
 * whichever is asked for, and forgets that a trail has selectors.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_StartLogging.html
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DescribeTrails.html
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_Trail.html
 */
export function trailAdditions(): {
  readonly supplements: readonly Supplement[];
  readonly corrections: readonly Correction[];
  readonly amendments: readonly Amendment[];
} {
  const selecting = { HasCustomEventSelectors: new Set<string>(), HasInsightSelectors: new Set<string>() };
  const noted = (names: string, trails: Set<string>): Supplement => ({
    operation: operation(names),
    answer: (asked) => {
      trails.add(nameOf(parsed(asked).TrailName!));
      return undefined;
    },
  });
  return {
    supplements: [
      noted("PutEventSelectors", selecting.HasCustomEventSelectors),
      noted("PutInsightSelectors", selecting.HasInsightSelectors),
    ],
    corrections: [
      {
        operation: operation("StartLogging|StopLogging|DeleteTrail"),
        correct: (body) => body.replace(/arn:[^"]*:trail\//, ""),
      },
    ],
    amendments: [
      {
        operation: operation("DescribeTrails"),
        amend: (body, asked) => {
          const told = JSON.parse(body) as { trailList?: readonly { readonly Name: string }[] };
          const { trailNameList: wanted = [] } = JSON.parse(asked.body) as { trailNameList?: readonly string[] };
          const names = wanted.map(nameOf);
          const found = told.trailList?.filter(({ Name }) => names.length === 0 || names.includes(Name));
          const has = (name: string) =>
            Object.fromEntries(Object.entries(selecting).map(([word, trails]) => [word, trails.has(name)]));
          return JSON.stringify({ ...told, trailList: found?.map((one) => ({ ...one, ...has(one.Name) })) });
        },
      },
    ],
  };
}
