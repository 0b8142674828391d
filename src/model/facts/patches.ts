/** By which properties Patch Manager selects the patches of an operating system, and which words it has for them. */
export interface PatchFacts {
  /** Words of each property, in AWS's writing. */
  readonly properties: Readonly<Partial<Record<PatchProperty, readonly string[]>>>;
  /** The key of a severity in a filter, where it is another one. */
  readonly severityKey?: "MSRC_SEVERITY";
  /** Whether repositories tell when a patch was released; where they do not, it is approved at once. */
  readonly releaseDates: boolean;
  /** Whether other updates than those of security can be approved with a rule. */
  readonly nonSecurity: boolean;
}

export type PatchProperty = "classification" | "severity" | "priority";

const yum = {
  properties: {
    classification: ["Security", "Bugfix", "Enhancement", "Recommended", "Newpackage"],
    severity: ["Critical", "Important", "Medium", "Low"],
  },
  releaseDates: true,
  nonSecurity: true,
} as const;

const apt = {
  properties: { priority: ["Required", "Important", "Standard", "Optional", "Extra"] },
  releaseDates: false,
  nonSecurity: true,
} as const;

/**
 * Operating systems that have a patch baseline here, by AWS's own words.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_CreatePatchBaseline.html
 * @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PatchFilter.html for the words of each property
 * @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PatchRule.html for release dates of Debian and Ubuntu
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/patch-manager-linux-rules.html for systems that share their rules
 */
export const patchedSystems = {
  AMAZON_LINUX_2: yum,
  AMAZON_LINUX_2023: yum,
  DEBIAN: apt,
  REDHAT_ENTERPRISE_LINUX: yum,
  ROCKY_LINUX: yum,
  SUSE: {
    properties: {
      classification: ["Security", "Recommended", "Optional", "Feature", "Document", "Yast"],
      severity: ["Critical", "Important", "Moderate", "Low"],
    },
    releaseDates: true,
    nonSecurity: true,
  },
  UBUNTU: apt,
  WINDOWS: {
    properties: {
      classification: [
        "CriticalUpdates",
        "DefinitionUpdates",
        "Drivers",
        "FeaturePacks",
        "SecurityUpdates",
        "ServicePacks",
        "Tools",
        "UpdateRollups",
        "Updates",
        "Upgrades",
      ],
      severity: ["Critical", "Important", "Moderate", "Low", "Unspecified"],
    },
    severityKey: "MSRC_SEVERITY",
    releaseDates: true,
    nonSecurity: false,
  },
} as const satisfies Readonly<Record<string, PatchFacts>>;

export type PatchedSystem = keyof typeof patchedSystems;

export const patchedSystemNames = Object.keys(patchedSystems) as [PatchedSystem, ...PatchedSystem[]];

/** What Patch Manager knows of an operating system. */
export const patchFacts = (system: PatchedSystem): PatchFacts => patchedSystems[system];

/** How bad it is that an approved patch is missing, in AWS's words. */
export const complianceLevels = ["CRITICAL", "HIGH", "MEDIUM", "LOW", "INFORMATIONAL", "UNSPECIFIED"] as const;

export type ComplianceLevel = (typeof complianceLevels)[number];

/**
 * Numbers that Patch Manager and maintenance windows take.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PatchRule.html
 * @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_CreatePatchBaseline.html
 * @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_CreateMaintenanceWindow.html
 */
export const patchLimits = {
  /** Days before a patch is approved. */
  approveAfterDays: 360,
  /** Rules of one baseline. */
  rules: 10,
  /** Rejected patches of one baseline, and characters of each. */
  rejectedPatches: 50,
  patchId: 100,
  /** Hours of a window, and of its end in which nothing more begins. */
  duration: 24,
  cutoff: 23,
  /** Values of one target: groups of a window. */
  targetValues: 50,
} as const;
