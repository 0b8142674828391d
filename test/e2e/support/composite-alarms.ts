import type { Amendment, Answer, Asked, Supplement } from "./supplements.js";

interface Kept {
  readonly region: string;
  readonly alarm: Readonly<Record<string, unknown>> & { readonly AlarmName: string; readonly AlarmArn: string };
  readonly tags: readonly unknown[];
}

const texts = ["AlarmName", "AlarmDescription", "AlarmRule", "ActionsEnabled"];
const suppressor = ["ActionsSuppressor", "ActionsSuppressorWaitPeriod", "ActionsSuppressorExtensionPeriod"];
const lists = ["AlarmActions", "OKActions", "InsufficientDataActions"];

/** Composite alarms, which the emulator lacks: Terraform speaks of them in forms, the AWS CLI asks in JSON. */
export function compositeAlarms(): { readonly supplements: readonly Supplement[]; readonly amendment: Amendment } {
  const kept = new Map<string, Kept>();
  const of = ({ region }: Asked) => [...kept.values()].filter((one) => one.region === region);
  return {
    supplements: [
      {
        operation: /^Form\.PutCompositeAlarm$/,
        answer: (asked) => {
          const one = read(asked);
          kept.set(one.alarm.AlarmArn, one);
          return xml("PutCompositeAlarm", "");
        },
      },
      {
        operation: /^GraniteServiceVersion20100801\.PutCompositeAlarm$/,
        answer: ({ body, region }) => {
          const { Tags: tags = [], ...given } = JSON.parse(body) as Given;
          const AlarmArn = arnOf(region, given.AlarmName);
          kept.set(AlarmArn, { region, tags, alarm: { ...unsaid, ...given, AlarmArn } });
          return { type: "application/x-amz-json-1.0", body: "{}" };
        },
      },
      {
        operation: /^Form\.DescribeAlarms$/,
        answer: (asked) => {
          const form = new URLSearchParams(asked.body);
          if (form.get("AlarmTypes.member.1") !== "CompositeAlarm") return undefined;
          const names = members(form, "AlarmNames");
          const found = of(asked).filter(({ alarm }) => names.length === 0 || names.includes(alarm.AlarmName));
          return xml("DescribeAlarms", element("CompositeAlarms", value(found.map(({ alarm }) => alarm))));
        },
      },
      {
        operation: /^Form\.ListTagsForResource$/,
        answer: ({ body }) => {
          const found = kept.get(new URLSearchParams(body).get("ResourceARN") ?? "");
          return found && xml("ListTagsForResource", element("Tags", value(found.tags)));
        },
      },
      {
        operation: /^Form\.DeleteAlarms$/,
        answer: (asked) => {
          const names = members(new URLSearchParams(asked.body), "AlarmNames");
          const staying = of(asked).filter(({ alarm }) => !names.includes(alarm.AlarmName));
          const read = names.filter((name) =>
            staying.some(({ alarm }) => String(alarm.AlarmRule).includes(`"${name}"`)),
          );
          if (read.length > 0)
            return refused(`Cannot delete ${read.join()} as there are composite alarm(s) depending on it.`);
          for (const { alarm } of of(asked)) if (names.includes(alarm.AlarmName)) kept.delete(alarm.AlarmArn);
          return undefined;
        },
      },
    ],
    amendment: {
      operation: /^GraniteServiceVersion20100801\.DescribeAlarms$/,
      amend: (body, asked) => {
        const answer = JSON.parse(body) as object;
        return JSON.stringify({ ...answer, CompositeAlarms: of(asked).map(({ alarm }) => alarm) });
      },
    },
  };
}

/** What `PutCompositeAlarm` takes in JSON. */
type Given = Readonly<Record<string, unknown>> & { readonly AlarmName: string; readonly Tags?: readonly unknown[] };

const unsaid = {
  ...{ StateValue: "INSUFFICIENT_DATA", ActionsEnabled: true },
  ...{ AlarmActions: [], OKActions: [], InsufficientDataActions: [] },
};

const arnOf = (region: string, name: string) => `arn:aws:cloudwatch:${region}:111122223333:alarm:${name}`;

const refused = (message: string): Answer => ({
  status: 400,
  type: "text/xml",
  body: `<ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code><Message>${message}</Message></Error></ErrorResponse>`,
});

function read({ body, region }: Asked): Kept {
  const form = new URLSearchParams(body);
  const given = [...texts, ...suppressor].flatMap((key) => (form.has(key) ? [[key, form.get(key)]] : []));
  const name = form.get("AlarmName") ?? "";
  const tags = members(form, "Tags", ".Key").map((Key, index) => ({
    Key,
    Value: members(form, "Tags", ".Value")[index],
  }));
  const alarm = {
    AlarmName: name,
    ...unsaid,
    AlarmArn: arnOf(region, name),
    ...Object.fromEntries(given),
    ...Object.fromEntries(lists.map((key) => [key, members(form, key)])),
    ActionsEnabled: form.get("ActionsEnabled") !== "false",
  };
  return { region, alarm, tags };
}

/** `AlarmNames.member.1`, `AlarmNames.member.2` and so on. */
function members(form: URLSearchParams, list: string, part = ""): string[] {
  const found: string[] = [];
  for (let text; (text = form.get(`${list}.member.${found.length + 1}${part}`)) !== null;) found.push(text);
  return found;
}

const xml = (operation: string, result: string): Answer => ({
  type: "text/xml",
  body: element(`${operation}Response`, element(`${operation}Result`, result)),
});

const element = (name: string, content: string): string => `<${name}>${content}</${name}>`;

function value(given: unknown): string {
  if (Array.isArray(given)) return given.map((one) => element("member", value(one))).join("");
  if (typeof given === "object" && given !== null)
    return Object.entries(given)
      .map(([key, one]) => element(key, value(one)))
      .join("");
  return String(given).replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
