const range = (from: number, to: number, step = 1024): readonly number[] =>
  Array.from({ length: (to - from) / step + 1 }, (_, index) => from + index * step);

/**
 * Memory in MiB that a Fargate task may have, by its CPU units (1024 is one vCPU). From 8192 units on, Linux platform 1.4.0
 * or later.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecs-taskdefinition.html#cfn-ecs-taskdefinition-memory
 */
export const fargateMemoryMiB = {
  256: [512, 1024, 2048],
  512: range(1024, 4096),
  1024: range(2048, 8192),
  2048: range(4096, 16384),
  4096: range(8192, 30720),
  8192: range(16384, 61440, 4096),
  16384: range(32768, 122880, 8192),
} as const satisfies Record<number, readonly number[]>;

export type FargateCpu = keyof typeof fargateMemoryMiB;

/**
 * Ephemeral storage of a Fargate task: 20 GiB without being asked for, more on request, on platform 1.4.0 or later.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-storage.html
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_EphemeralStorage.html
 */
export const fargateEphemeralStorage = {
  defaultGiB: 20,
  minimumGiB: 21, // the least that may be asked for
  maximumGiB: 200,
} as const satisfies Record<string, number>;
