import type { Environment } from "../environment/index.js";

/** What Inspector scans: one setting of an account and region, of which everything else is switched off. Empty where it is left alone. */
export function inspectedTypes({ telemetry: { ecrScanning, inspector } }: Pick<Environment, "telemetry">) {
  const images = ecrScanning?.type === "enhanced" && ecrScanning.managed && ecrScanning.enableInspector !== false;
  const instances = inspector?.managed === true;
  return [...(instances ? (["EC2"] as const) : []), ...(images ? (["ECR"] as const) : []), ...(inspector?.also ?? [])];
}
