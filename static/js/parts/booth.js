/** The booth: which texts are wanted in which language, each with a field to write it.
 *  @tagname d-booth
 *  @prop {object} booth     the booth's value (asked)
 *  @prop {object} words     @prop {string} lang
 *  @prop {boolean} folded   as a folded card
 *  @prop {string[]} writes  languages the reader writes; wishes for others are shown without a field
 *  @fires d-render {message, revision, lang, text} */

import "./write-form.js";
import { _ } from "../core/words.js";
import { languageName } from "../core/people.js";
import { Part, define, html, nothing, run } from "./element.js";

const words = () => ({
  title: _("Waiting for a translation"),
  none: _("Nothing is waiting for you"),
  write: _("Write"),
  save: _("Done"),
  gone: _("A message that is no longer here"),
});

const wanted = (from, to) => _("{from} → {to}", { from, to });
const writeIn = (language) => _("Write it in: {language}", { language });

export class Booth extends Part {
  static properties = {
    booth: { attribute: false },
    words: { attribute: false },
    lang: {},
    writes: { attribute: false },
    folded: { type: Boolean },
    open: { state: true },
  };

  get ready() {
    return Boolean(this.booth && this.words);
  }

  render() {
    const said = words();
    const { asked } = this.booth;
    const mine = asked.filter((item) => this.writes.includes(item.lang));
    const others = asked.filter((item) => !this.writes.includes(item.lang));
    const title = html`${said.title} <span class="soft">${asked.length || nothing}</span>`;
    const list = html`${asked.length === 0 ? html`<p class="soft">${said.none}</p>` : nothing}
      ${[...mine, ...others].map((item) => this.#one(item, said))}`;
    return this.folded
      ? html`<details class="card"><summary>${title}</summary>${list}</details>`
      : html`<h2>${title}</h2>${list}`;
  }

  #one(item, said) {
    const text = this.words.revisions[item.revision];
    const id = `${item.revision}-${item.lang}`;
    const heading = text ? wanted(languageName(text.lang), languageName(item.lang)) : languageName(item.lang);
    const writes = text && this.writes.includes(item.lang);
    return html`<section class="ask-write">
      <div class="small soft">${heading}</div>
      <p>${text ? run(text.text, text.lang) : said.gone}</p>
      ${writes && this.open === id ? this.#field(item, said) : nothing}
      ${writes && this.open !== id
        ? html`<div class="acts">
            <button type="button" @click=${() => { this.open = id; }}>${said.write}</button>
          </div>`
        : nothing}
    </section>`;
  }

  #field({ message, revision, lang }, said) {
    const send = (event) => {
      this.open = null;
      this.tell("d-render", { message, revision, lang, text: event.detail.text });
    };
    return html`<d-write
      .label=${writeIn(languageName(lang))} .lang=${lang} .save=${said.save}
      @d-written=${send} @d-cancel=${() => { this.open = null; }}
    ></d-write>`;
  }
}

define("d-booth", Booth);
