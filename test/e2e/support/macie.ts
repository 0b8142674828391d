import type { Answer, Supplement } from "./supplements.js";

type Json = Readonly<Record<string, unknown>>;

const json = (body: unknown, status = 200, type?: string): Answer => ({
  status,
  type: "application/json",
  body: JSON.stringify(type === undefined ? body : { __type: type, ...(body as Json) }),
});

/**
 * Macie, which the emulator has switched on from the start, without settings and without an export of results. One that is switched on twice
 * is refused, and what is asked of one that is off.
 *
 * @see https://docs.aws.amazon.com/macie/latest/APIReference/macie.html
 * @see https://docs.aws.amazon.com/macie/latest/APIReference/classification-export-configuration.html
 */
export function macie(): readonly Supplement[] {
  let session: Json | undefined;
  let configuration: Json = {};
  const off = () => json({ message: "Macie is not enabled" }, 403, "AccessDeniedException");
  const whileOn = (answer: () => unknown) => (session ? json(answer()) : off());
  return [
    {
      operation: /^POST \/macie$/,
      answer: ({ body }) => {
        if (session) return json({ message: "Macie has already been enabled" }, 409, "ConflictException");
        const { findingPublishingFrequency = "FIFTEEN_MINUTES", status = "ENABLED" } = JSON.parse(body) as Json;
        const at = "2026-01-01T00:00:00Z";
        const serviceRole =
          "arn:aws:iam::111122223333:role/aws-service-role/macie.amazonaws.com/AWSServiceRoleForAmazonMacie";
        session = { status, findingPublishingFrequency, serviceRole, createdAt: at, updatedAt: at };
        return json({});
      },
    },
    { operation: /^GET \/macie$/, answer: () => whileOn(() => session) },
    {
      operation: /^PATCH \/macie$/,
      answer: ({ body }) =>
        whileOn(() => {
          session = { ...session, ...(JSON.parse(body) as Json) };
          return {};
        }),
    },
    {
      operation: /^DELETE \/macie$/,
      answer: () =>
        whileOn(() => {
          session = undefined;
          configuration = {};
          return {};
        }),
    },
    { operation: /^GET \/classification-export-configuration$/, answer: () => whileOn(() => ({ configuration })) },
    {
      operation: /^PUT \/classification-export-configuration$/,
      answer: ({ body }) =>
        whileOn(() => {
          ({ configuration } = JSON.parse(body) as { configuration: Json });
          return { configuration };
        }),
    },
  ];
}
