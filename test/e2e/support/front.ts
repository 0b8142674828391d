import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { additions } from "./supplements.js";

/**
 * Stands before the emulator: answers what it lacks, puts right what it tells wrongly, and passes on everything else as it
 * came. Terraform, the AWS CLI and the tests all speak to this one address, so what one puts here another reads back.
 */
export function startFront(emulator: { readonly port: number }): Promise<Server> {
  const { supplements, corrections, amendments } = additions();
  const server = createServer((incoming, outgoing) => {
    void bodyOf(incoming).then((body) => {
      const operation = operationOf(incoming, body);
      const asked = { operation, body: body.toString(), region: regionOf(incoming) };
      for (const supplement of supplements) {
        const match = supplement.operation.exec(operation);
        const answer = match && supplement.answer(asked, match);
        if (!answer) continue;
        outgoing.writeHead(answer.status ?? 200, { "content-type": answer.type ?? "text/plain" }).end(answer.body);
        return;
      }
      const amendment = amendments.find((one) => one.operation.test(operation));
      const correction = corrections.find((one) => one.operation.test(operation));
      const onward = correction ? Buffer.from(correction.correct(asked.body)) : body;
      passOn(incoming, onward, outgoing, emulator.port, amendment && ((answer) => amendment.amend(answer, asked)));
    });
  });
  return new Promise((ready) => server.listen(0, "127.0.0.1", () => ready(server)));
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function operationOf({ method, url, headers }: IncomingMessage, body: Buffer): string {
  const target = headers["x-amz-target"];
  if (typeof target === "string") return target;
  if (!headers["content-type"]?.includes("x-www-form-urlencoded")) return `${method} ${url}`;
  return `Form.${new URLSearchParams(body.toString()).get("Action")}`;
}

/** Of a signed request. */
const regionOf = ({ headers }: IncomingMessage): string =>
  /Credential=[^/]*\/\d+\/([^/]+)\//.exec(headers.authorization ?? "")?.[1] ?? "";

function passOn(
  { method, url, headers }: IncomingMessage,
  body: Buffer,
  outgoing: ServerResponse,
  port: number,
  amend: ((answer: string) => string) | undefined,
): void {
  const length = headers["content-length"] === undefined ? {} : { "content-length": body.length };
  const given = { host: "127.0.0.1", port, method, path: url, headers: { ...headers, ...length } };
  const onward = request(given, (answer) => {
    if (!amend) {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
      return;
    }
    void bodyOf(answer).then((given) => {
      const text = amend(given.toString());
      const headers = { ...answer.headers, "content-length": Buffer.byteLength(text) };
      delete headers["transfer-encoding"];
      outgoing.writeHead(answer.statusCode ?? 502, headers).end(text);
    });
  });
  onward.on("error", (error) => outgoing.destroy(error));
  onward.end(body);
}
