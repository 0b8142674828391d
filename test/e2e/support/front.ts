import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { additions, type Amendment } from "./supplements.js";

/**
 * Stands before the emulator: answers what it lacks, puts right what it tells wrongly, and passes on everything else as it
 * came. Terraform, the AWS CLI and the tests all speak to this one address, so what one puts here another reads back.
 */
export function startFront(emulator: { readonly port: number }): Promise<Server> {
  const { supplements, amendments } = additions();
  const server = createServer((incoming, outgoing) => {
    void bodyOf(incoming).then((given) => {
      const body = knownToEmulator(incoming, given);
      const operation = operationOf(incoming, body);
      for (const supplement of supplements) {
        const match = supplement.operation.exec(operation);
        const answer = match && supplement.answer({ operation, body: body.toString() }, match);
        if (!answer) continue;
        outgoing.writeHead(answer.status ?? 200, { "content-type": answer.type ?? "text/plain" }).end(answer.body);
        return;
      }
      const amendment = amendments.find((one) => one.operation.test(operation));
      passOn(incoming, body, outgoing, emulator.port, amendment);
    });
  });
  return new Promise((ready) => server.listen(0, "127.0.0.1", () => ready(server)));
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/**
 * The emulator keeps composite alarms as its other alarms, and tells them apart, but has no operation to put one: it goes
 * by the name of the other, in a form as in a header.
 */
function knownToEmulator({ headers }: IncomingMessage, body: Buffer): Buffer {
  const [lacks, knows] = ["PutCompositeAlarm", "PutMetricAlarm"];
  const target = headers["x-amz-target"];
  if (typeof target === "string") headers["x-amz-target"] = target.replace(lacks, knows);
  if (operationOf({ headers } as IncomingMessage, body) !== `Form.${lacks}`) return body;
  const form = new URLSearchParams(body.toString());
  form.set("Action", knows);
  const renamed = Buffer.from(form.toString());
  headers["content-length"] = String(renamed.length);
  return renamed;
}

function operationOf({ method, url, headers }: IncomingMessage, body: Buffer): string {
  const target = headers["x-amz-target"];
  if (typeof target === "string") return target;
  if (!headers["content-type"]?.includes("x-www-form-urlencoded")) return `${method} ${url}`;
  return `Form.${new URLSearchParams(body.toString()).get("Action")}`;
}

function passOn(
  { method, url, headers }: IncomingMessage,
  body: Buffer,
  outgoing: ServerResponse,
  port: number,
  amendment: Amendment | undefined,
): void {
  const onward = request({ host: "127.0.0.1", port, method, path: url, headers }, (answer) => {
    if (!amendment) {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
      return;
    }
    void bodyOf(answer).then((given) => {
      const text = amendment.amend(given.toString());
      const headers = { ...answer.headers, "content-length": Buffer.byteLength(text) };
      delete headers["transfer-encoding"];
      outgoing.writeHead(answer.statusCode ?? 502, headers).end(text);
    });
  });
  onward.on("error", (error) => outgoing.destroy(error));
  onward.end(body);
}
