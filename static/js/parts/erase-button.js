/** Erasing asks once more, in place.
 *  @tagname d-erase
 *  @fires d-confirmed */

import { _ } from "../core/words.js";
import { Part, define, html } from "./element.js";

const words = () => ({
  erase: _("Erase"),
  sure: _("This cannot be undone"),
  cancel: _("Cancel"),
});

export class EraseButton extends Part {
  static properties = { asking: { state: true } };

  render() {
    const said = words();
    if (!this.asking) {
      return html`<div class="acts">
        <button type="button" class="stop" @click=${() => this.#ask(true)}>${said.erase}</button>
      </div>`;
    }
    return html`<div class="acts">
      <span>${said.sure}</span>
      <button type="button" class="stop" @click=${() => this.tell("d-confirmed")}>${said.erase}</button>
      <button type="button" @click=${() => this.#ask(false)}>${said.cancel}</button>
    </div>`;
  }

  async #ask(asking) {
    this.asking = asking;
    await this.updateComplete;
    this.querySelector("button:last-of-type").focus();
  }
}

define("d-erase", EraseButton);
