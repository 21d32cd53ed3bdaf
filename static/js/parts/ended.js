/** What stands in the place of the room once somebody is out of it: nothing of what was said.
 *  @tagname d-ended
 *  @prop {string} code   removed, gone or signed_out */

import { _ } from "../core/words.js";
import { Part, define, html } from "./element.js";

const words = () => ({
  removed: _("The moderators have ended your part in this meeting. Everything of yours stays yours: you can see it and erase it."),
  gone: _("This place is no longer yours. Everything of yours stays yours: you can see it and erase it."),
  signed_out: _("You are no longer signed in. To come back you will need your entry words."),
  mine: _("Everything of mine"),
  back: _("Come back with entry words"),
});

export class Ended extends Part {
  static properties = { code: {} };

  render() {
    const said = words();
    const out = this.code === "signed_out";
    return html`<main class="step" id="main" tabindex="-1">
      <div class="notice plain"><h1>${said[this.code] ?? said.gone}</h1></div>
      <a class="button primary" href=${out ? "/return" : "/mine"}>${out ? said.back : said.mine}</a>
    </main>`;
  }
}

define("d-ended", Ended);
