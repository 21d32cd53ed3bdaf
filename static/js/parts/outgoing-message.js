/** An own message on its way: waiting (5 s, with Stop), sending, not sent, asked about, refused.
 *  @tagname d-outgoing
 *  @prop {object} item    an item of the outbox, lane "message"
 *  @fires d-stop d-confirm d-again d-put-back {key} */

import { _, ngettext } from "../core/words.js";
import { AT_WILL, asks, heldBecause, whyNot } from "../core/why.js";
import { Part, define, html, nothing, run } from "./element.js";

const words = () => ({
  you: _("You"),
  stop: _("Stop"),
  change: _("Change"),
  anyway: _("Send anyway"),
  again: _("Try again"),
  waiting: _("Will be sent in 5 seconds"),
  ahead: _("It will be shown when your turn comes."),
  sending: _("Sending"),
  sent: _("In the room"),
  retry: _("Not sent yet. It will be sent when the connection is back."),
  sendNow: _("Send now"),
  aside: _("Only to the moderators"),
  first: _("A moderator reads this first"),
  arrived: _("The moderators have received it"),
});

const aged = (n) =>
  ngettext(
    "You wrote this {n} minute ago and the conversation has moved on. Send it now?",
    "You wrote this {n} minutes ago and the conversation has moved on. Send it now?",
    n,
  );

const LOOKS = { waiting: "waiting", ahead: "waiting", queued: "sending", sending: "sending", sent: "", retry: "unsent" };

export class OutgoingMessage extends Part {
  static properties = { item: { attribute: false } };

  get ready() {
    return Boolean(this.item);
  }

  render() {
    const { item } = this;
    const said = words();
    return html`<article class="msg mine ${LOOKS[item.state] ?? "unsent"}">
      <header>
        <b>${said.you}</b>${this.#aside ? html`<span class="chip">${said.aside}</span>` : nothing}
        ${item.confirmed?.includes(AT_WILL) ? html`<span class="chip">${said.first}</span>` : nothing}
      </header>
      <p>${run(item.a.text, item.a.lang)}</p>
      <div class="from">
        <span>${this.#line(said)}</span> ${this.#acts(said).map(([label, type]) => this.#button(label, type))}
      </div>
    </article>`;
  }

  get #aside() {
    return this.item.a.audience === "moderators";
  }

  #line(said) {
    const { state, answer, written } = this.item;
    if (state === "ask") return asks(answer.data.rule);
    if (state === "refused") return answer ? whyNot(answer) : "";
    if (state === "old") return aged(Math.max(1, Math.round((Date.now() - written) / 60_000)));
    if (state === "sent" && answer.became === "held") return heldBecause(answer.rule);
    if (state === "sent" && this.#aside) return said.arrived;
    return { ...said, queued: said.sending }[state] ?? "";
  }

  #acts(said) {
    const back = [said.change, "d-put-back"];
    const acts = {
      waiting: [[said.stop, "d-stop"]],
      ahead: [[said.stop, "d-stop"]],
      queued: [[said.stop, "d-stop"]],
      retry: [[said.stop, "d-stop"]],
      ask: [[said.anyway, "d-confirm"], back],
      old: [[said.sendNow, "d-confirm"], back],
      refused: [back, [said.again, "d-again"]],
    };
    return acts[this.item.state] ?? [];
  }

  #button(label, type) {
    const press = () => this.tell(type, { key: this.item.key });
    return html`<button type="button" class=${type === "d-stop" ? "stop" : "quiet"} @click=${press}>${label}</button>`;
  }
}

define("d-outgoing", OutgoingMessage);

