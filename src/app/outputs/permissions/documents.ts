import type { Statement } from "../../../model/iam/index.js";
import { kindOf } from "./fewer.js";

/**
 * Characters of a managed policy without white space, and policies that a role has.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
const limits = { length: 6144, policies: 10 } as const;

/** Policy documents, as many as it takes. */
export function documentsOf(statements: readonly Statement[]): object[] {
  let some = statements;
  let packed = pack(some);
  while (packed.length > limits.policies) {
    const next = widened(some);
    if (next === undefined) break;
    some = next;
    packed = pack(some);
  }
  return packed.map(document);
}

const document = (Statement: readonly Statement[]) => ({ Version: "2012-10-17", Statement });

const isTooLong = (statements: readonly Statement[]): boolean =>
  Buffer.byteLength(JSON.stringify(document(statements))) > limits.length;

/** Fills one after the other, in the order of the statements. */
function pack(statements: readonly Statement[]): Statement[][] {
  const packed: Statement[][] = [];
  for (const statement of statements.flatMap(divided)) {
    const last = packed.at(-1);
    if (last === undefined || isTooLong([...last, statement])) packed.push([statement]);
    else last.push(statement);
  }
  return packed;
}

/** A statement that no document has room for, as several. */
function divided(statement: Statement): Statement[] {
  const arns = [statement.Resource].flat();
  if (arns.length < 2 || !isTooLong([statement])) return [statement];
  const half = Math.ceil(arns.length / 2);
  return [arns.slice(0, half), arns.slice(half)].flatMap((Resource, index) =>
    divided({ ...statement, Sid: `${statement.Sid}${"ab"[index]}`, Resource }),
  );
}

/** The longest statement, of all that are of its kind; nothing where none gets shorter by it. */
function widened(statements: readonly Statement[]): readonly Statement[] | undefined {
  const longest = [...statements].sort((a, b) => [b.Resource].flat().length - [a.Resource].flat().length)[0];
  const Resource = [...new Set([longest!.Resource].flat().map(kindOf))];
  if (Resource.length >= [longest!.Resource].flat().length) return undefined;
  return statements.map((one) => (one === longest ? { ...one, Resource } : one));
}
