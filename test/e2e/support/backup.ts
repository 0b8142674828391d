import { randomUUID } from "node:crypto";
import type { Amendment, Answer, Asked, Supplement } from "./supplements.js";

type Json = Readonly<Record<string, unknown>>;

const json = (body: unknown): Answer => ({ type: "application/json", body: JSON.stringify(body) });
const parsed = ({ body }: Asked) => JSON.parse(body) as Json;
const notFound: Answer = {
  ...json({ __type: "ResourceNotFoundException", Message: "none", Code: "ERROR" }),
  status: 404,
};
/** As of when everything was made; the emulator's own answers carry seconds too. */
const made = 1_767_225_600;

/** Something that is put under a key, read there, and deleted. */
function kept(
  path: string,
  put: (asked: Asked, key: string) => Answer,
  get: (key: string) => Answer,
  gone: (key: string) => void,
) {
  const at = (method: string): RegExp => new RegExp(`^${method} ${path}/?(?:\\?.*)?$`);
  return [
    { operation: at("PUT"), answer: (asked: Asked, [, key]: RegExpExecArray) => put(asked, decodeURIComponent(key!)) },
    { operation: at("GET"), answer: (_: Asked, [, key]: RegExpExecArray) => get(decodeURIComponent(key!)) },
    {
      operation: at("DELETE"),
      answer: (_: Asked, [, key]: RegExpExecArray): Answer => {
        gone(decodeURIComponent(key!));
        return { status: 200, type: "application/json", body: "{}" };
      },
    },
  ] satisfies Supplement[];
}

/** Access policies of vaults. @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_PutBackupVaultAccessPolicy.html */
function vaultPolicies(): Supplement[] {
  const policies = new Map<string, unknown>();
  return kept(
    "/backup-vaults/([^/?]+)/access-policy",
    (asked, name) => {
      policies.set(name, parsed(asked).Policy);
      return json({});
    },
    (name) => {
      if (!policies.has(name)) return notFound;
      const BackupVaultArn = `arn:aws:backup:ap-northeast-1:111122223333:backup-vault:${name}`;
      return json({ BackupVaultName: name, BackupVaultArn, Policy: policies.get(name) });
    },
    (name) => policies.delete(name),
  );
}

/** Selections of plans. @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_CreateBackupSelection.html */
function selections(): Supplement[] {
  const found = new Map<string, Json>();
  const byId = kept(
    "/backup/plans/[^/]+/selections/([^/?]+)",
    () => notFound,
    (id) => (found.has(id) ? json(found.get(id)) : notFound),
    (id) => found.delete(id),
  );
  return [
    ...byId,
    {
      operation: /^PUT \/backup\/plans\/([^/]+)\/selections\/?$/,
      answer: (asked, [, plan]) => {
        const SelectionId = randomUUID();
        const { BackupSelection } = parsed(asked);
        found.set(SelectionId, { SelectionId, BackupPlanId: plan, CreationDate: made, BackupSelection });
        return json({ SelectionId, BackupPlanId: plan, CreationDate: made });
      },
    },
    {
      operation: /^GET \/backup\/plans\/([^/]+)\/selections\/?(?:\?.*)?$/,
      answer: (_, [, plan]) => {
        const ofPlan = [...found.values()].filter(({ BackupPlanId }) => BackupPlanId === plan);
        return json({
          BackupSelectionsList: ofPlan.map(({ BackupSelection, ...one }) => ({ ...one, ...(BackupSelection as Json) })),
        });
      },
    },
  ];
}

/** AWS tells of every service it knows. @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_DescribeRegionSettings.html */
function regionSettings(): Supplement[] {
  const settings: Record<string, Json> = {
    ResourceTypeOptInPreference: {
      Aurora: false,
      DynamoDB: true,
      EBS: true,
      Neptune: true,
      "SAP HANA on Amazon EC2": false,
    },
    ResourceTypeManagementPreference: { DynamoDB: false, EFS: true },
  };
  return [
    {
      operation: /^PUT \/account-settings$/,
      answer: (asked) => {
        for (const [key, value] of Object.entries(parsed(asked)))
          settings[key] = { ...settings[key], ...(value as Json) };
        return json({});
      },
    },
    { operation: /^GET \/account-settings$/, answer: () => json(settings) },
  ];
}

/**
 * Restore testing plans and their selections.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_CreateRestoreTestingPlan.html
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_CreateRestoreTestingSelection.html
 */
function restoreTesting(): Supplement[] {
  const plans = new Map<string, Json>();
  const tested = new Map<string, Json>();
  const arnOf = (name: unknown) => `arn:aws:backup:ap-northeast-1:111122223333:restore-testing-plan:${String(name)}`;
  const byName = kept(
    "/restore-testing/plans/([^/?]+)",
    () => notFound,
    (name) => (plans.has(name) ? json({ RestoreTestingPlan: plans.get(name) }) : notFound),
    (name) => plans.delete(name),
  );
  const bySelection = kept(
    "/restore-testing/plans/([^/?]+/selections/[^/?]+)",
    () => notFound,
    (key) => (tested.has(key) ? json({ RestoreTestingSelection: tested.get(key) }) : notFound),
    (key) => tested.delete(key),
  );
  return [
    {
      operation: /^PUT \/restore-testing\/plans\/?$/,
      answer: (asked) => {
        const plan = parsed(asked).RestoreTestingPlan as Json;
        const RestoreTestingPlanArn = arnOf(plan.RestoreTestingPlanName);
        const whole = { ...plan, RestoreTestingPlanArn, CreationTime: made };
        plans.set(String(plan.RestoreTestingPlanName), whole);
        return { ...json(whole), status: 201 };
      },
    },
    {
      operation: /^PUT \/restore-testing\/plans\/([^/]+)\/selections\/?$/,
      answer: (asked, [, plan]) => {
        const selection = parsed(asked).RestoreTestingSelection as Json;
        const name = String(selection.RestoreTestingSelectionName);
        const whole = {
          ProtectedResourceConditions: { StringEquals: [], StringNotEquals: [] },
          RestoreMetadataOverrides: {},
          ...selection,
          RestoreTestingPlanName: plan,
          CreationTime: made,
        };
        tested.set(`${plan}/selections/${name}`, whole);
        return { ...json({ ...whole, RestoreTestingPlanArn: arnOf(plan) }), status: 201 };
      },
    },
    ...bySelection,
    ...byName,
  ];
}

/** The emulator finds tags only where the path ends in a slash. A plan has its ARN from the emulator, so it is known by the answer. */
function tags(): { readonly supplements: readonly Supplement[]; readonly amendment: Amendment } {
  const known = new Map<string, unknown>();
  const keep = (region: string, resource: string, tags: unknown) => known.set(`${region}:${resource}`, tags);
  return {
    supplements: [
      {
        operation: /^PUT \/backup-vaults\/([^/]+)$/,
        answer: (asked, [, vault]) => {
          keep(asked.region, `backup-vault:${vault}`, parsed(asked).BackupVaultTags);
          return undefined;
        },
      },
      {
        operation: /^PUT \/restore-testing\/plans\/?$/,
        answer: (asked) => {
          const { RestoreTestingPlan, Tags } = parsed(asked);
          const { RestoreTestingPlanName } = RestoreTestingPlan as Json;
          keep(asked.region, `restore-testing-plan:${String(RestoreTestingPlanName)}`, Tags);
          return undefined;
        },
      },
      {
        operation: /^GET \/tags\/(arn[^/]*backup[^/]*)\/?$/,
        answer: (_, [, arn]) => {
          const [, , , region, , ...resource] = decodeURIComponent(arn!).split(":");
          return json({ Tags: known.get(`${region}:${resource.join(":")}`) ?? {} });
        },
      },
    ],
    amendment: {
      operation: /^PUT \/backup\/plans\/?$/,
      amend: (answer, asked) => {
        const { BackupPlanArn } = JSON.parse(answer) as { readonly BackupPlanArn: string };
        keep(asked.region, BackupPlanArn.split(":").slice(5).join(":"), parsed(asked).BackupPlanTags);
        return answer;
      },
    },
  };
}

/** Operations of AWS Backup that the emulator lacks. */
export function backupAdditions(): { readonly supplements: readonly Supplement[]; readonly amendment: Amendment } {
  const { supplements, amendment } = tags();
  return {
    supplements: [...supplements, ...vaultPolicies(), ...selections(), ...regionSettings(), ...restoreTesting()],
    amendment,
  };
}
