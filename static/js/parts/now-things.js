/** How each kind of thing that waits for a moderator looks on the card "now": heading, body, acts in order. */

import { _, ngettext } from "../core/words.js";
import { actName } from "../core/acts.js";
import { claimedBy } from "../core/desk-queue.js";
import { markOf, nameOf } from "../core/people.js";
import { reading, renderingsOf } from "../core/reading.js";
import { ruleName } from "../core/why.js";
import { html, nothing, run, shape } from "./element.js";
import { labelOf, originalOf } from "./message-text.js";
import { namesOf } from "./who-reads.js";

const words = () => ({
  waiting: _("Waiting room"),
  letIn: _("Let in"),
  one: _("One by one…"),
  cannotRead: _("This is in a language that is not one of yours. Ask an interpreter, send it back, or do not show it."),
  private: _("Write privately"),
  ask: _("Ask an interpreter"),
  lookAsked: _("Asked to look"),
  stays: _("It stays"),
  out: _("Take out of the room"),
  talked: _("I have talked with the author"),
  find: _("Show the message"),
  gone: _("A message that is no longer here"),
  letter: _("To the moderators"),
  answer: _("Answer"),
  seen: _("I have read it"),
  hands: _("Asked to speak"),
});

const people = (n) => ngettext("{n} person is waiting", "{n} people are waiting", n);
const reads = (name) => _("{name} is reading this just now.", { name });
const giveTo = (name) => _("Give the floor: {name}", { name });

/** {heading, body, acts: [{what, label, off}]} of one thing. */
export function cardOf(thing, view) {
  return CARDS[thing.kind](thing, view, words());
}

const byline = (view, member, more) => html`${shape(markOf(view.words, member))} ${[nameOf(view.words, member, view.me), ...more]
  .filter(Boolean)
  .join(" · ")}`;

const CARDS = {
  waiting: ({ members }, view, said) => ({
    heading: said.waiting,
    body: html`<p>${people(members.length)} · ${namesOf(view.words, members, view.me)}</p>`,
    acts: [
      { what: "admit", label: said.letIn },
      ...(members.length > 1 ? [{ what: "admit-some", label: said.one }] : []),
    ],
  }),

  held(item, view, said) {
    const read = reading(view.words, item.revision, renderingsOf(view.words, item.revision), view.lang);
    const other = claimedBy(item, view.me, view.now);
    const legible = isLegible(item, view);
    const off = other !== null;
    return {
      heading: byline(view, item.author, [ruleName(item.rule)]),
      body: html`${textBody(read, view)}
        ${legible ? nothing : html`<p class="notice">${said.cannotRead}</p>`}
        ${other ? html`<p class="notice plain">${reads(nameOf(view.words, other, view.me))}</p>` : nothing}`,
      acts: [
        { what: "show", label: actName("hold.show"), off: off || !legible },
        { what: "return", label: actName("hold.return"), off },
        { what: "refuse", label: actName("hold.hide"), off },
        { what: "note", label: said.private },
        ...(legible && read?.lang === view.lang ? [] : [{ what: "rendering", label: said.ask }]),
      ],
    };
  },

  letter(item, view, said) {
    const text = view.words.revisions[item.revision];
    return {
      heading: byline(view, item.author, [said.letter]),
      body: text ? html`<p class="words" lang=${text.lang}>${text.text}</p>` : nothing,
      acts: [
        { what: "note", label: said.answer },
        { what: "seen", label: said.seen },
      ],
    };
  },

  look(item, view, said) {
    const asked = view.words.looks[item.look];
    const message = view.message(item.message);
    const read = message && view.read(message);
    return {
      heading: byline(view, item.asker, [said.lookAsked]),
      body: html`${asked?.text ? html`<p>${run(asked.text, asked.lang)}</p>` : nothing}
        <div class="original">${read ? run(read.text, read.lang) : said.gone}</div>`,
      acts: [
        { what: "stays", label: said.stays },
        { what: "look-hide", label: said.out, off: !read },
        { what: "talked", label: said.talked },
        { what: "find", label: said.find, off: !read },
      ],
    };
  },

  hands: ({ members }, view, said) => ({
    heading: said.hands,
    body: html`<p>${namesOf(view.words, members, view.me)}</p>`,
    acts: members.slice(0, 3).map((member) => ({ what: `give ${member}`, label: giveTo(nameOf(view.words, member, view.me)) })),
  }),
};

/** A moderator shows only what they can read: their languages, or a rendering in one of them. */
function isLegible(item, view) {
  const original = view.words.revisions[item.revision];
  const langs = [original?.lang, ...renderingsOf(view.words, item.revision).map((id) => view.words.renderings[id].lang)];
  return langs.some((lang) => view.reads.includes(lang));
}

function textBody(read, view) {
  if (!read) return nothing;
  const label = labelOf(read, view.lang);
  return html`<p class="words" lang=${read.lang}>${read.text}</p>
    ${label ? html`<div class="small soft">${label}</div>` : nothing} ${read.original ? originalOf(read) : nothing}`;
}
