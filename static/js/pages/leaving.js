/** Hide, Leave and idleness on a page of a room. Buttons work without script too: they are forms. */

import { idling } from "../core/hide.js";
import { _ } from "../core/words.js";

const IDLE = 15 * 60; // seconds in the background, for a page that the server told nothing else

const words = () => ({
  leave: _("Leave"),
  hint: _("This page keeps nothing on the phone. The browser history and the chat where you received the link remain: delete them if you need to. To come back you will need your entry words."),
});

/** `[data-hide]` blanks, `form[data-leave]` asks, wipes and goes. */
export function leaving(conversation, { hide }) {
  document.querySelectorAll("[data-hide]").forEach((button) =>
    button.addEventListener("click", (event) => {
      event.preventDefault();
      hide();
    }),
  );
  const form = document.querySelector("form[data-leave]");
  form?.addEventListener("submit", (event) => {
    event.preventDefault();
    ask(conversation, form);
  });
  if (form) idling(conversation.boot.idle_s ?? IDLE, () => go(conversation, form));
}

async function ask(conversation, form) {
  const said = words();
  const answer = await conversation.sheet.ask({ heading: said.leave, hint: said.hint, send: said.leave, stop: true });
  if (answer) go(conversation, form);
}

function go({ meeting }, form) {
  meeting.transport.stop();
  meeting.outbox.wipe();
  meeting.store.wipe();
  form.submit();
}
