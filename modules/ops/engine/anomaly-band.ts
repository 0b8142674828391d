/**
 * The expression of what CloudWatch expects of a metric.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Anomaly_Detection.html
 */
export const anomalyBandOf = (id: string, deviations: number): string => `ANOMALY_DETECTION_BAND(${id}, ${deviations})`;
