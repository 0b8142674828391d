import type { Amendment, Supplement } from "./supplements.js";

/**
 * The emulator forgets of rules of replication what they say of encryption, metrics and time. S3 answers with what was put.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketReplication.html
 */
export function bucketReplication(): { readonly supplements: readonly Supplement[]; readonly amendment: Amendment } {
  const kept = new Map<string, string>();
  const path = String.raw`\/([^/?]+)\/?\?(?:.*&)?replication(?:[=&].*)?$`;
  const asksFor = new RegExp(`^GET ${path}`);
  return {
    supplements: [
      {
        operation: new RegExp(`^PUT ${path}`),
        answer: ({ body }, [, bucket]) => {
          kept.set(bucket!, body);
          return undefined; // the emulator takes it too
        },
      },
    ],
    amendment: {
      operation: asksFor,
      amend: (answer, { operation }) => {
        const [, bucket] = asksFor.exec(operation) ?? [];
        return answer.includes("<ReplicationConfiguration") ? (kept.get(bucket ?? "") ?? answer) : answer;
      },
    },
  };
}
