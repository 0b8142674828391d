import type * as z from "zod";
import { boolean, name, object, resources } from "../schema/fields.js";
import { targets } from "./targets.js";

/** An EBS volume. */
export interface EbsVolumeInput {
  /**
   * The EBS volume's id.
   * @limits vol-…
   */
  readonly volumeId: string;
}

/** An EC2 instance. */
export interface Ec2InstanceInput {
  /**
   * The instance's id.
   * @limits i-…
   */
  readonly instanceId: string;
  /**
   * Whether EC2 moves the instance to healthy hardware when its host fails.
   * @default true
   * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/cloudwatch-recovery.html
   */
  readonly recover?: boolean;
  /** EBS volumes that are watched; of instances on Nitro only. */
  readonly volumes?: Readonly<Record<string, EbsVolumeInput>>;
}

const volume = object({
  volumeId: name(/^vol-[0-9a-f]{8,17}$/, "an EBS volume id: vol-…"),
});

const instance = object({
  instanceId: name(/^i-[0-9a-f]{8,17}$/, "an instance id: i-…"),
  recover: boolean().default(true),
  volumes: resources(volume, "EBS volumes", "volumeId").default({}),
});

export const ec2Schema = resources(instance, "EC2 instances", "instanceId");

export type Ec2Instance = z.output<typeof instance>;
export type EbsVolume = z.output<typeof volume> & { readonly instance: Ec2Instance };

export const ec2Instances = targets(["ec2", "*"]);

export const ebsVolumes = targets(["ec2", "*", "volumes", "*"], ([instance, found]) => ({ ...found, instance }));
