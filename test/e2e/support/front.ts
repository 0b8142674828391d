import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { supplements } from "./supplements.js";

/**
 * Stands before the emulator: answers what it lacks, and passes on everything else as it came. Terraform, the AWS CLI
 * and the tests all speak to this one address, so what one puts here another reads back.
 */
export function startFront(emulator: { readonly port: number }): Promise<Server> {
  const known = supplements();
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const body = Buffer.concat(chunks);
      const target = incoming.headers["x-amz-target"];
      const operation = typeof target === "string" ? target : `${incoming.method} ${incoming.url}`;
      for (const supplement of known) {
        const match = supplement.operation.exec(operation);
        if (!match) continue;
        const {
          status = 200,
          type = "text/plain",
          body: text,
        } = supplement.answer({ operation, body: body.toString() }, match);
        outgoing.writeHead(status, { "content-type": type }).end(text);
        return;
      }
      passOn(incoming, body, outgoing, emulator.port);
    });
  });
  return new Promise((ready) => server.listen(0, "127.0.0.1", () => ready(server)));
}

function passOn({ method, url, headers }: IncomingMessage, body: Buffer, outgoing: ServerResponse, port: number): void {
  const onward = request({ host: "127.0.0.1", port, method, path: url, headers }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  onward.on("error", (error) => outgoing.destroy(error));
  onward.end(body);
}
