/** One attempt at a live connection: WebSocket only, never retried here, nothing buffered while it is down. */

import { io } from "../../vendor/socket.io-client/dist/socket.io.esm.min.js";
import { NoAnswer } from "./api.js";

const HELLO_DEADLINE = 10_000;
const ACK_TIMEOUT = 10_000;

/** Dial. `on` is {hello, events, heads, signal, bye, closed}; closed(silent) is called once, whatever happened, and
 *  told whether no hello came in time. Answers {send(command) -> Promise<answer>, close()}. */
export function dial({ room, csrf, build }, on) {
  const socket = io({
    transports: ["websocket"],
    query: { room },
    auth: { csrf, room, build },
    reconnection: false,
    forceNew: true,
    timeout: HELLO_DEADLINE + 1_000, // our own deadline comes first
  });
  let ended = false;
  const end = (silent) => {
    if (ended) return;
    ended = true;
    clearTimeout(deadline);
    socket.close();
    on.closed(silent);
  };
  const deadline = setTimeout(() => end(true), HELLO_DEADLINE);
  socket.on("hello", (hello) => {
    clearTimeout(deadline);
    if (!ended) on.hello(hello);
  });
  for (const name of ["events", "heads", "signal", "bye"]) {
    socket.on(name, (data) => ended || on[name](data));
  }
  socket.on("disconnect", () => end(false));
  socket.on("connect_error", () => end(false));
  return {
    close: () => end(false),
    async send({ c, key, a, confirmed }) {
      if (!socket.connected) throw new NoAnswer();
      try {
        return await socket.timeout(ACK_TIMEOUT).emitWithAck("cmd", { c, key, a, confirmed });
      } catch {
        throw new NoAnswer();
      }
    },
  };
}
