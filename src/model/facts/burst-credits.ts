/**
 * The most CPU credits that a burstable instance can earn and keep: those of 24 hours.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/burstable-credits-baseline-concepts.html
 */
export const maximumCredits: Readonly<Record<string, number>> = {
  "t2.micro": 144,
  "t2.small": 288,
  "t2.medium": 576,
  "t2.large": 864,
  "t2.xlarge": 1296,
  "t2.2xlarge": 1958.4,
  "t3.micro": 288,
  "t3.small": 576,
  "t3.medium": 576,
  "t3.large": 864,
  "t3.xlarge": 2304,
  "t3.2xlarge": 4608,
  "t4g.micro": 288,
  "t4g.small": 576,
  "t4g.medium": 576,
  "t4g.large": 864,
  "t4g.xlarge": 2304,
  "t4g.2xlarge": 4608,
};
