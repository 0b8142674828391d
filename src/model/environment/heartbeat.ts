import { checked, integer, object } from "../schema/fields.js";
import { isChat } from "./chat.js";
import { receivers, type Receiver } from "./receivers.js";

/** A message at a fixed interval to a service outside of AWS, which tells somebody when it stays away. */
export interface HeartbeatInput {
  /** The service that misses it, by a short stable key. A topic is made for it, since people want no message every few minutes. */
  readonly receivers: Readonly<Record<string, Receiver>>;
  /**
   * Minutes between two messages. Let the service wait for two or three of them.
   * @default 5
   * @limits a whole number from 1 to 1440
   */
  readonly interval?: number;
}

export const heartbeatSchema = checked(
  object({ receivers, interval: integer(1, 1440, "minutes").default(5) }),
  (value, report) => {
    if (value.receivers && Object.keys(value.receivers).length === 0)
      report(["receivers"], "has no receiver: nobody would miss it; add one, such as { watch: { httpsVariable: … } }");
    for (const [key, receiver] of Object.entries(value.receivers ?? {})) {
      if (isChat(receiver))
        report(
          ["receivers", key],
          "is a channel, where nobody misses a message; give a service that does, such as { httpsVariable: … }",
        );
    }
  },
);
