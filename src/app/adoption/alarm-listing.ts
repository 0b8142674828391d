/** What `aws cloudwatch describe-alarms` prints, as far as names go. */
export interface AlarmListing {
  readonly MetricAlarms?: readonly ListedAlarm[];
  readonly CompositeAlarms?: readonly ListedAlarm[];
}

interface ListedAlarm {
  readonly AlarmName?: string;
  readonly AlarmArn?: string;
  readonly AlarmDescription?: string;
}

/** Where an alarm is: `arn:aws:cloudwatch:ap-northeast-1:111122223333:alarm:api-cpu-high`. */
export interface AlarmPlace {
  readonly region?: string;
  readonly account?: string;
}

export function placeOf(arn: string | undefined): AlarmPlace {
  const [, , , region, account] = arn?.split(":") ?? [];
  return { region, account };
}
