/** The button over the composer that leads to what is new below.
 *  @tagname d-below
 *  @prop {boolean} below   whether there is anything
 *  @fires d-to-end */

import { _ } from "../core/words.js";
import { Part, define, html, nothing } from "./element.js";

const words = () => ({ below: _("New messages below") });

export class BelowButton extends Part {
  static properties = { below: { type: Boolean } };

  render() {
    if (!this.below) return nothing;
    return html`<button type="button" class="below" @click=${() => this.tell("d-to-end")}>${words().below}</button>`;
  }
}

define("d-below", BelowButton);
