/** Where two types differ: a path for each key that one alone has, that is optional in one alone, or whose values differ. */
export type Differences<A, B, Path extends string = "the whole"> =
  Same<Plain<A>, Plain<B>> extends true ? never : Within<NonNullable<A>, NonNullable<B>, Path>;

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** Only what stands where counts: not which interface it was written in, nor whether it may be assigned to. */
type Plain<T> = T extends Scalar ? T : { readonly [Key in keyof T]: Plain<T[Key]> };
type Scalar = string | number | boolean | undefined;
type Parts = object & { readonly length?: never };

type Within<A, B, Path extends string> = [A] extends [Parts]
  ? [B] extends [Parts]
    ? OrWhole<{ [Key in keyof A | keyof B]: At<A, B, Key, `${Path}.${Key & string}`> }[keyof A | keyof B], Path>
    : Path
  : Path;

type At<A, B, Key, Path extends string> = Key extends keyof A & keyof B
  ? IsOptional<A, Key> extends IsOptional<B, Key>
    ? Differences<A[Key], B[Key], Path>
    : Path
  : Path;

type IsOptional<T, Key extends keyof T> = object extends Pick<T, Key> ? "optional" : "required";
type OrWhole<Found, Path> = [Found] extends [never] ? Path : Found;
