import type { Answer, Supplement } from "./supplements.js";

const xml = (operation: string, inside: string): Answer => ({
  type: "text/xml",
  body: `<${operation}Response xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>front</requestId>${inside}</${operation}Response>`,
});

/** Values of `Name.1`, `Name.2` … */
const listed = (form: URLSearchParams, name: string): string[] =>
  [...form].filter(([key]) => new RegExp(`^${name}\\.\\d+$`).test(key)).map(([, value]) => value);

const tagsOf = (form: URLSearchParams): string =>
  [...form]
    .flatMap(([key, value]) => {
      const at = /^(TagSpecification\.\d+\.Tag\.\d+)\.Key$/.exec(key)?.[1];
      return at === undefined
        ? []
        : [`<item><key>${value}</key><value>${form.get(`${at}.Value`) ?? ""}</value></item>`];
    })
    .join("");

/**
 * Flow logs that go to a folder of a bucket: the emulator takes the folder for a part of the bucket's name, and does not find it.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateFlowLogs.html
 */
export function flowLogsInFolders(): Supplement[] {
  const kept = new Map<string, string>();
  return [
    {
      operation: /^Form\.CreateFlowLogs$/,
      answer: ({ body }) => {
        const form = new URLSearchParams(body);
        const destination = form.get("LogDestination") ?? "";
        if (form.get("LogDestinationType") !== "s3" || !destination.includes("/")) return undefined;
        const id = `fl-${String(kept.size + 1).padStart(17, "0")}`;
        const format = form.get("DestinationOptions.FileFormat");
        const options = `<destinationOptions><fileFormat>${format}</fileFormat><hiveCompatiblePartitions>false</hiveCompatiblePartitions><perHourPartition>false</perHourPartition></destinationOptions>`;
        kept.set(
          id,
          [
            `<item><flowLogId>${id}</flowLogId><flowLogStatus>ACTIVE</flowLogStatus><deliverLogsStatus>SUCCESS</deliverLogsStatus>`,
            `<resourceId>${listed(form, "ResourceId")[0]}</resourceId><trafficType>${form.get("TrafficType")}</trafficType>`,
            `<logDestinationType>s3</logDestinationType><logDestination>${destination}</logDestination>`,
            `<maxAggregationInterval>${form.get("MaxAggregationInterval")}</maxAggregationInterval>`,
            "<logFormat>${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} ${packets} ${bytes} ${start} ${end} ${action} ${log-status}</logFormat>",
            format === null ? "" : options,
            `<tagSet>${tagsOf(form)}</tagSet></item>`,
          ].join(""),
        );
        return xml("CreateFlowLogs", `<flowLogIdSet><item>${id}</item></flowLogIdSet><unsuccessful/>`);
      },
    },
    {
      operation: /^Form\.DescribeFlowLogs$/,
      answer: ({ body }) => {
        const ids = listed(new URLSearchParams(body), "FlowLogId");
        if (kept.size === 0) return undefined;
        const found = [...kept].filter(([id]) => ids.length === 0 || ids.includes(id)).map(([, item]) => item);
        return xml("DescribeFlowLogs", `<flowLogSet>${found.join("")}</flowLogSet>`);
      },
    },
    {
      operation: /^Form\.DeleteFlowLogs$/,
      answer: ({ body }) => {
        const ids = listed(new URLSearchParams(body), "FlowLogId");
        const gone = ids.filter((id) => kept.delete(id));
        return gone.length === 0 ? undefined : xml("DeleteFlowLogs", "<unsuccessful/>");
      },
    },
  ];
}
