import * as z from "zod";
import { show } from "../schema/issue.js";
import { boolean, checked, expects, name, object, union } from "../schema/fields.js";
import { refuseLeftToOthers } from "./left-to-others.js";

/** Scanning by ECR itself, for vulnerabilities of operating-system packages, when an image is pushed. */
export interface BasicScanning {
  /** Tells it from enhanced scanning. */
  readonly type: "basic";
  /**
   * Repositories whose images are scanned, as names with `*`.
   * @default ["*"]
   */
  readonly scanOnPush?: readonly string[];
}

/**
 * Scanning by Amazon Inspector, of language packages too; continuous scanning finds what is published later.
 * It is the whole registry's: an image that no filter matches is not scanned, whoever's it is.
 */
export interface EnhancedScanning {
  /** Tells it from basic scanning. */
  readonly type: "enhanced";
  /** Repositories whose images are scanned when they are pushed and not again, as names with `*`. */
  readonly scanOnPush?: readonly string[];
  /**
   * Repositories whose images are scanned again and again, as names with `*`.
   * @default ["*"]
   */
  readonly continuous?: readonly string[];
  /**
   * Whether Inspector is switched on for ECR here; `false` where an organization does that.
   * @default true
   */
  readonly enableInspector?: boolean;
}

export type Scanning = BasicScanning | EnhancedScanning;

/** Who sets how a registry is scanned. */
interface ScanningOwnerInput {
  /**
   * Whether it is set from here. `false` where somebody else has the registry scanned, such as an organization's administrator: what is
   * found is told all the same, by the events of that type, and nothing of it is set.
   * @default true
   */
  readonly managed?: boolean;
}

/** Scanning by ECR itself, for vulnerabilities of operating-system packages, when an image is pushed. */
export interface BasicScanningInput extends BasicScanning, ScanningOwnerInput {}

/**
 * Scanning by Amazon Inspector, of language packages too; continuous scanning finds what is published later.
 * It is the whole registry's: an image that no filter matches is not scanned, whoever's it is.
 */
export interface EnhancedScanningInput extends EnhancedScanning, ScanningOwnerInput {}

export type ScanningInput = BasicScanningInput | EnhancedScanningInput;

/** @see https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ScanningRepositoryFilter.html */
const repositoryFilter = () =>
  name(
    /^(?=.{1,255}$)[a-z0-9*]+([._/-][a-z0-9*]+)*$/,
    "a repository name with * for any text: lower-case letters, digits and single separators, 255 at most",
  );

const repositoryFilters = () =>
  z.array(repositoryFilter()).min(1, expects("a list of repository names, with * for any text"));

/** Where filters of both kinds match a repository, ECR scans it continuously. */
function checkFilters(value: EnhancedScanning, report: (path: string[], message: string) => void): void {
  const { scanOnPush, continuous = ["*"] } = value;
  if (!Array.isArray(scanOnPush) || !Array.isArray(continuous)) return;
  const idle = scanOnPush.filter((filter) => continuous.includes("*") || continuous.includes(filter));
  if (idle.length === 0) return;
  const message = `${idle.map(show).join(", ")} is scanned continuously already, which goes before a scan on push; leave it out, or name what is scanned in continuous`;
  report(["scanOnPush"], message);
}

export const ecrScanningSchema = union(
  "type",
  [
    checked(
      object({
        type: z.literal("basic"),
        managed: boolean().default(true),
        scanOnPush: repositoryFilters().optional(),
      }),
      (value, report) => refuseLeftToOthers(value, ["scanOnPush"], report),
    ),
    checked(
      object({
        type: z.literal("enhanced"),
        managed: boolean().default(true),
        scanOnPush: repositoryFilters().optional(),
        continuous: repositoryFilters().optional(),
        enableInspector: boolean().optional(),
      }),
      (value, report) => {
        if (value.managed === false) refuseLeftToOthers(value, ["scanOnPush", "continuous", "enableInspector"], report);
        else checkFilters(value as EnhancedScanning, report);
      },
    ),
  ],
  'ECR scanning: { type: "basic", … } or { type: "enhanced", … }',
);
