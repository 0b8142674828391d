/**
 * The command that has Inspector scan instances by their agent, and by snapshots of their volumes where they have none. The provider
 * has no resource for it; in an organization its administrator's account sets it for all.
 *
 * @param region The region in which it is set.
 * @see https://docs.aws.amazon.com/inspector/v2/APIReference/API_UpdateConfiguration.html
 */
export const ec2HybridScanning = (region: string): string =>
  `aws inspector2 update-configuration --region ${region} --ec2-configuration scanMode=EC2_HYBRID`;
