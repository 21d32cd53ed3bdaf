/** What one may do with a message beyond replying: templates for the folded "More…" of message.js.
 *  Own: change, take back, erase, be quoted. Others': ask a moderator to look. Staff: renderings, taking out. */

import "./erase-button.js";
import "./write-form.js";
import { _ } from "../core/words.js";
import { languageName } from "../core/people.js";
import { missingIn } from "../core/reading.js";
import { html, nothing, run } from "./element.js";

const words = () => ({
  edit: _("Edit"),
  back: _("Take back"),
  look: _("Ask a moderator to look"),
  out: _("Take out of the room"),
  quote: _("Exactly these words may appear, without my name, in the summary of the meeting. I can change my mind until it is published. Without my consent my words will not be quoted."),
});

const writeIn = (language) => _("Write it in: {language}", { language });
const askIn = (language) => _("Ask an interpreter: {language}", { language });

/** All further acts on the message of a `d-message`. */
export function moreActs(part, mine, read) {
  const said = words();
  const { message, view } = part;
  return html`
    <div class="acts">${mine ? ownActs(part, said) : othersActs(part, said)} ${staffActs(part, mine, said)}</div>
    ${mine ? quoting(part, read, said) : nothing}
    ${mine ? html`<d-erase @d-confirmed=${() => part.tell("d-erase", { message: message.id })}></d-erase>` : nothing}
    ${view.role === "moderator" || view.role === "interpreter" ? renderings(part) : nothing}
  `;
}

const act = (label, press) => html`<button type="button" @click=${press}>${label}</button>`;

function ownActs(part, said) {
  const { message, view } = part;
  return html`
    ${mayEdit(message, view) ? act(said.edit, () => part.write("edit")) : nothing}
    ${act(said.back, () => part.tell("d-withdraw", { message: message.id }))}
  `;
}

/** In the first minutes, and not while other words wait or came back: those are changed where they stand. */
function mayEdit({ id }, { replies, inTime, own }) {
  return replies && inTime.has(id) && !own.some((item) => item.message === id);
}

function othersActs(part, said) {
  if (part.view.role === "moderator") return nothing;
  return act(said.look, () => part.tell("d-look", { message: part.message.id }));
}

function staffActs(part, mine, said) {
  if (part.view.role !== "moderator" || mine) return nothing;
  return act(said.out, () => part.tell("d-take-out", { message: part.message.id }));
}

function quoting(part, read, said) {
  const { message, view } = part;
  const renderings = message.renderings.map((id) => view.words.renderings[id]).filter(Boolean);
  const all = [read.original ?? read, ...renderings.filter((one) => one.lang !== (read.original ?? read).lang)];
  const given = (lang) =>
    view.releases.some((one) => one.message === message.id && one.revision === message.revision && one.lang === lang);
  const press = (event, lang) =>
    part.tell("d-quote", { message: message.id, revision: message.revision, lang, given: event.target.checked });
  return html`<fieldset class="stack tight">
    <legend class="small">${said.quote}</legend>
    ${all.map(
      ({ lang, text }) => html`<label class="check small">
        <input type="checkbox" .checked=${given(lang)} @change=${(event) => press(event, lang)} />
        <span>${languageName(lang)} · ${run(text, lang)}</span>
      </label>`,
    )}
  </fieldset>`;
}

function renderings(part) {
  const { message, view } = part;
  const missing = missingIn(view.words, message.revision, message.renderings, view.langs);
  const refs = { message: message.id, revision: message.revision };
  return html`<div class="acts">
    ${missing.map((lang) =>
      view.writes.includes(lang)
        ? act(writeIn(languageName(lang)), () => part.write({ title: languageName(lang), lang }))
        : nothing,
    )}
    ${view.role === "moderator"
      ? missing.map((lang) => act(askIn(languageName(lang)), () => part.tell("d-want-rendering", { ...refs, lang })))
      : nothing}
  </div>`;
}
