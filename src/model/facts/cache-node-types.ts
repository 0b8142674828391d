export interface CacheNodeTypeFacts {
  readonly vcpu: number;
  /** Bytes for data and everything else the engine keeps: `maxmemory`, which is less than the memory of the node. */
  readonly maxMemoryBytes: number;
}

/**
 * ElastiCache node types of the current generations. ElastiCache gives vCPUs only for burstable nodes and refers to EC2 for the
 * rest: those are the default vCPUs of the EC2 type of the same name.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheNodes.SupportedTypes.html
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html#ParameterGroups.Redis.NodeSpecific
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/cpu-options-supported-instances-values.html
 */
const rows = {
  "cache.c7gn.large": { vcpu: 2, maxMemoryBytes: 3_317_862_236 },
  "cache.c7gn.xlarge": { vcpu: 4, maxMemoryBytes: 6_854_542_746 },
  "cache.c7gn.2xlarge": { vcpu: 8, maxMemoryBytes: 13_891_921_715 },
  "cache.c7gn.4xlarge": { vcpu: 16, maxMemoryBytes: 27_966_669_210 },
  "cache.c7gn.8xlarge": { vcpu: 32, maxMemoryBytes: 56_116_178_125 },
  "cache.c7gn.12xlarge": { vcpu: 48, maxMemoryBytes: 84_357_985_997 },
  "cache.c7gn.16xlarge": { vcpu: 64, maxMemoryBytes: 113_609_865_216 },
  "cache.m4.large": { vcpu: 2, maxMemoryBytes: 6_892_593_152 },
  "cache.m4.xlarge": { vcpu: 4, maxMemoryBytes: 15_328_501_760 },
  "cache.m4.2xlarge": { vcpu: 8, maxMemoryBytes: 31_889_126_359 },
  "cache.m4.4xlarge": { vcpu: 16, maxMemoryBytes: 65_257_290_629 },
  "cache.m4.10xlarge": { vcpu: 40, maxMemoryBytes: 166_047_614_239 },
  "cache.m5.large": { vcpu: 2, maxMemoryBytes: 6_854_542_746 },
  "cache.m5.xlarge": { vcpu: 4, maxMemoryBytes: 13_891_921_715 },
  "cache.m5.2xlarge": { vcpu: 8, maxMemoryBytes: 27_966_669_210 },
  "cache.m5.4xlarge": { vcpu: 16, maxMemoryBytes: 56_116_178_125 },
  "cache.m5.12xlarge": { vcpu: 48, maxMemoryBytes: 168_715_971_994 },
  "cache.m5.24xlarge": { vcpu: 96, maxMemoryBytes: 337_500_562_842 },
  "cache.m6g.large": { vcpu: 2, maxMemoryBytes: 6_854_542_746 },
  "cache.m6g.xlarge": { vcpu: 4, maxMemoryBytes: 13_891_921_715 },
  "cache.m6g.2xlarge": { vcpu: 8, maxMemoryBytes: 27_966_669_210 },
  "cache.m6g.4xlarge": { vcpu: 16, maxMemoryBytes: 56_116_178_125 },
  "cache.m6g.8xlarge": { vcpu: 32, maxMemoryBytes: 111_325_552_312 },
  "cache.m6g.12xlarge": { vcpu: 48, maxMemoryBytes: 168_715_971_994 },
  "cache.m6g.16xlarge": { vcpu: 64, maxMemoryBytes: 225_000_375_228 },
  "cache.m7g.large": { vcpu: 2, maxMemoryBytes: 6_854_542_746 },
  "cache.m7g.xlarge": { vcpu: 4, maxMemoryBytes: 13_891_921_715 },
  "cache.m7g.2xlarge": { vcpu: 8, maxMemoryBytes: 27_966_669_210 },
  "cache.m7g.4xlarge": { vcpu: 16, maxMemoryBytes: 56_116_178_125 },
  "cache.m7g.8xlarge": { vcpu: 32, maxMemoryBytes: 111_325_552_312 },
  "cache.m7g.12xlarge": { vcpu: 48, maxMemoryBytes: 168_715_971_994 },
  "cache.m7g.16xlarge": { vcpu: 64, maxMemoryBytes: 225_000_375_228 },
  "cache.r4.large": { vcpu: 2, maxMemoryBytes: 13_201_781_556 },
  "cache.r4.xlarge": { vcpu: 4, maxMemoryBytes: 26_898_228_839 },
  "cache.r4.2xlarge": { vcpu: 8, maxMemoryBytes: 54_197_537_997 },
  "cache.r4.4xlarge": { vcpu: 16, maxMemoryBytes: 108_858_546_586 },
  "cache.r4.8xlarge": { vcpu: 32, maxMemoryBytes: 218_255_432_090 },
  "cache.r4.16xlarge": { vcpu: 64, maxMemoryBytes: 437_021_573_120 },
  "cache.r5.large": { vcpu: 2, maxMemoryBytes: 14_037_181_030 },
  "cache.r5.xlarge": { vcpu: 4, maxMemoryBytes: 28_261_849_702 },
  "cache.r5.2xlarge": { vcpu: 8, maxMemoryBytes: 56_711_183_565 },
  "cache.r5.4xlarge": { vcpu: 16, maxMemoryBytes: 113_609_865_216 },
  "cache.r5.12xlarge": { vcpu: 48, maxMemoryBytes: 341_206_346_547 },
  "cache.r5.24xlarge": { vcpu: 96, maxMemoryBytes: 682_485_973_811 },
  "cache.r6g.large": { vcpu: 2, maxMemoryBytes: 14_037_181_030 },
  "cache.r6g.xlarge": { vcpu: 4, maxMemoryBytes: 28_261_849_702 },
  "cache.r6g.2xlarge": { vcpu: 8, maxMemoryBytes: 56_711_183_565 },
  "cache.r6g.4xlarge": { vcpu: 16, maxMemoryBytes: 113_609_865_216 },
  "cache.r6g.8xlarge": { vcpu: 32, maxMemoryBytes: 225_000_375_228 },
  "cache.r6g.12xlarge": { vcpu: 48, maxMemoryBytes: 341_206_346_547 },
  "cache.r6g.16xlarge": { vcpu: 64, maxMemoryBytes: 450_000_750_456 },
  "cache.r6gd.xlarge": { vcpu: 4, maxMemoryBytes: 28_261_849_702 },
  "cache.r6gd.2xlarge": { vcpu: 8, maxMemoryBytes: 56_711_183_565 },
  "cache.r6gd.4xlarge": { vcpu: 16, maxMemoryBytes: 113_609_865_216 },
  "cache.r6gd.8xlarge": { vcpu: 32, maxMemoryBytes: 225_000_375_228 },
  "cache.r6gd.12xlarge": { vcpu: 48, maxMemoryBytes: 341_206_346_547 },
  "cache.r6gd.16xlarge": { vcpu: 64, maxMemoryBytes: 450_000_750_456 },
  "cache.r7g.large": { vcpu: 2, maxMemoryBytes: 14_037_181_030 },
  "cache.r7g.xlarge": { vcpu: 4, maxMemoryBytes: 28_261_849_702 },
  "cache.r7g.2xlarge": { vcpu: 8, maxMemoryBytes: 56_711_183_565 },
  "cache.r7g.4xlarge": { vcpu: 16, maxMemoryBytes: 113_609_865_216 },
  "cache.r7g.8xlarge": { vcpu: 32, maxMemoryBytes: 225_000_375_228 },
  "cache.r7g.12xlarge": { vcpu: 48, maxMemoryBytes: 341_206_346_547 },
  "cache.r7g.16xlarge": { vcpu: 64, maxMemoryBytes: 450_000_750_456 },
  "cache.t2.micro": { vcpu: 1, maxMemoryBytes: 581_959_680 },
  "cache.t2.small": { vcpu: 1, maxMemoryBytes: 1_665_138_688 },
  "cache.t2.medium": { vcpu: 2, maxMemoryBytes: 3_461_349_376 },
  "cache.t3.micro": { vcpu: 2, maxMemoryBytes: 536_870_912 },
  "cache.t3.small": { vcpu: 2, maxMemoryBytes: 1_471_026_299 },
  "cache.t3.medium": { vcpu: 2, maxMemoryBytes: 3_317_862_236 },
  "cache.t4g.micro": { vcpu: 2, maxMemoryBytes: 536_870_912 },
  "cache.t4g.small": { vcpu: 2, maxMemoryBytes: 1_471_026_299 },
  "cache.t4g.medium": { vcpu: 2, maxMemoryBytes: 3_317_862_236 },
} as const satisfies Record<string, CacheNodeTypeFacts>;

export type CacheNodeType = keyof typeof rows;

export const cacheNodeTypes: Readonly<Record<CacheNodeType, CacheNodeTypeFacts>> = rows;
