/** Passes each message on to its room: socket.io on Node.js; nothing is stored or checked. */
"use strict";

const { createServer } = require("node:http");
const { Server } = require("socket.io");

const http = createServer();
const live = new Server(http, { transports: ["websocket"], serveClient: false });

live.on("connection", (one) => {
  one.join(one.handshake.auth.room);
  one.on("msg", (data, answer) => {
    live.to(data.room).emit("msg", data);
    answer({ became: "shown" });
  });
});

http.listen(0, "127.0.0.1", 512, () => console.log(`at 127.0.0.1:${http.address().port}`));
