/** The base of every part: Lit in light DOM, so that labels, ids and links work across parts. What the server had
 *  rendered inside stays until the part has its first state (`ready`), and then gives way at once.
 *  Properties go down; events go up by `tell`; a part never reaches for the network. */

import { LitElement, html, nothing } from "../../vendor/lit/index.js";
import { markName } from "../core/people.js";

export { html, nothing };

export class Part extends LitElement {
  createRenderRoot() {
    return this;
  }

  /** Whether there is enough to show; parts override it. */
  get ready() {
    return true;
  }

  shouldUpdate() {
    return this.ready;
  }

  willUpdate() {
    if (!this.hasUpdated) this.replaceChildren();
  }

  /** Send an event up. */
  tell(type, detail = {}) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

/** Define an element once. */
export function define(name, part) {
  if (!customElements.get(name)) customElements.define(name, part);
}

/** A community's shape, or nothing. */
export function shape(mark) {
  return mark ? html`<span class="mark ${mark}" role="img" aria-label=${markName(mark)}></span>` : nothing;
}

/** A text in its own language, with the lines its writer gave it. */
export function run(said, lang) {
  return html`<span class="words" lang=${lang}>${said}</span>`;
}
