/**
 * The two variables of CDKTF that bear on where and in what form files are written. The library reads no other, and none
 * that could get into a file.
 */

/**
 * Where CDKTF's command line (`cdktf synth --output`, or `output` in `cdktf.json`) looks for the files. `App` reads the same
 * variable, but makes the folder while it does so.
 */
export const defaultOutdir = (): string => process.env.CDKTF_OUTDIR || "cdktf.out";

/**
 * Runs without `SYNTH_HCL_OUTPUT`: `App` puts it above its own option `hclOutput`, and every stack looks at it once more and
 * understands it differently, so that HCL lands in `cdk.tf.json` or invalid HCL in `cdk.tf`.
 */
export function withoutHclOutput<T>(run: () => T): T {
  const { SYNTH_HCL_OUTPUT: given } = process.env;
  delete process.env.SYNTH_HCL_OUTPUT;
  try {
    return run();
  } finally {
    if (given !== undefined) process.env.SYNTH_HCL_OUTPUT = given;
  }
}
