/** A short break: only the desk is told; place and hand are kept. The button is a form, for those without script. */

import { _ } from "../core/words.js";

const words = () => ({
  told: _("Only the moderators know that you are away for a while. Your place and your hand are kept."),
});

export function breaks(conversation) {
  document.querySelectorAll('form[action$="/break.take"]').forEach((form) =>
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const { became } = await conversation.meeting.run("break.take", {});
      if (became) conversation.show({ kind: "done", id: "break", line: words().told });
    }),
  );
}
