/** The line that tells of a lost connection, and for a moment of a restored one. The page's status region says both
 *  once; this line is for the eyes.
 *  @tagname d-connection
 *  @prop {"live"|"lost"|"back"} link */

import { _ } from "../core/words.js";
import { Part, define, html, nothing } from "./element.js";

export const connectionWords = () => ({
  lost: _("The connection is lost. What you wrote stays on this page and will be sent when the connection is back. Do not close the page."),
  back: _("The connection is back. Nothing was lost."),
});

export class ConnectionLine extends Part {
  static properties = { link: {} };

  get ready() {
    return Boolean(this.link);
  }

  render() {
    const line = connectionWords()[this.link];
    return line ? html`<div class="connection">${line}</div>` : nothing;
  }
}

define("d-connection", ConnectionLine);
