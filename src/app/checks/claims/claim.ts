/** Something in AWS that one environment has to itself: of two that claim it, each would undo what the other does. */
export interface Claim {
  /** What it is: `log group`. Two claims of one kind and name are of the same thing. */
  readonly kind: string;
  /** Its name; nothing where there is one only, as of an account's setting. */
  readonly name?: string;
  /** Where there is one of it: in the world, in an account, in a region of an account. */
  readonly within: "world" | "account" | "region";
  /** The region, where that is not the environment's. */
  readonly region?: string;
  /** The word of the environment that settles it. */
  readonly path: readonly string[];
  /** The part of the environment that it is concluded from, where that is not the path. */
  readonly needs?: readonly string[];
  /** Whose it is, for people; without it the path says so. */
  readonly owner?: string;
  /** What to do where two environments claim it. */
  readonly settle: string;
  /** Whether environments may have it in common, and only what one makes for itself stands against it. */
  readonly shared?: true;
  /** Whether two environments may both name it, and one must not name it twice. */
  readonly local?: true;
}

/** A claim that is made only where something holds. */
export const claimIf = (holds: boolean, claim: () => Claim): Claim[] => (holds ? [claim()] : []);
