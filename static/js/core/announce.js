/** Says new messages to people who listen instead of look: the last one only, at most one every 2 seconds,
 *  else how many there are. */

import { _, ngettext } from "./words.js";

const PAUSE = 2_000;

export class Announcer {
  /** Ports: say(text), later(ms, fn). */
  constructor({ say, later }) {
    this.say = say;
    this.later = later;
    this.quiet = true;
    this.missed = [];
  }

  /** A message by somebody else came. */
  message(author, text) {
    this.missed.push(_("{name}: {text}", { name: author, text }));
    if (this.quiet) this.#speak();
  }

  #speak() {
    const [only] = this.missed;
    const count = this.missed.length;
    if (count === 0) {
      this.quiet = true;
      return;
    }
    this.missed = [];
    this.quiet = false;
    this.say(count === 1 ? only : ngettext("{n} new message", "{n} new messages", count));
    this.later(PAUSE, () => this.#speak());
  }
}

/** Put a line into a live region as a new node, so that it is said even when it is the same as the last one. */
export function sayIn(region, text) {
  const line = document.createElement("p");
  line.textContent = text;
  region.replaceChildren(line);
}
