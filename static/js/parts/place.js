/** Keeps the reader's place while the talk changes: who reads at the end stays at the end, who reads above stays
 *  there and is told that something new is below; older messages come in without moving what is read. */

const NEAR = 160; // px: closer than this to the end is "at the end"

export class Place {
  /** `part` is the element that changes; tellBelow(boolean) says whether something unseen is below. */
  constructor(part, tellBelow) {
    this.part = part;
    this.tellBelow = tellBelow;
    this.seen = 0;
    this.anchor = null;
    this.scrolled = () => this.#scrolled();
    this.resized = () => (this.atEnd ? this.toEnd() : this.#scrolled()); // the keyboard of a phone came or went
    window.addEventListener("scroll", this.scrolled, { passive: true });
    window.addEventListener("resize", this.resized, { passive: true });
    this.atEnd = true;
  }

  leave() {
    window.removeEventListener("scroll", this.scrolled);
    window.removeEventListener("resize", this.resized);
  }

  /** Before the part changes: remember what is on screen. */
  before() {
    if (!this.part.hasUpdated || this.atEnd) {
      this.anchor = null;
      return;
    }
    const all = [...this.part.querySelectorAll("article, .quietline")];
    const anchor = all.find((one) => one.getBoundingClientRect().bottom > 0);
    this.anchor = anchor ? { anchor, top: anchor.getBoundingClientRect().top } : null;
  }

  /** After it: follow, or stay. `waits` changes with the reader's own items, which are always followed. */
  async after({ last, waits, first }) {
    const isNew = last > this.seen;
    const isOwn = this.waits !== undefined && waits !== this.waits;
    this.seen = Math.max(this.seen, last);
    this.waits = waits;
    await Promise.all([...this.part.querySelectorAll("d-message, d-own, d-outgoing")].map((one) => one.updateComplete));
    if (first || this.atEnd || isOwn) {
      this.toEnd();
    } else {
      if (this.anchor?.anchor.isConnected) {
        const { anchor, top } = this.anchor;
        window.scrollBy({ top: anchor.getBoundingClientRect().top - top, behavior: "instant" });
      }
      if (isNew) this.tellBelow(true);
    }
  }

  toEnd() {
    if (!this.#isOnScreen()) return;
    window.scrollTo({ top: document.documentElement.scrollHeight, behavior: "instant" });
    this.atEnd = true;
    this.tellBelow(false);
  }

  /** On a phone the desk may show its other half. */
  #isOnScreen() {
    return (this.part.querySelector(".messages")?.getClientRects().length ?? 0) > 0;
  }

  #scrolled() {
    if (!this.#isOnScreen()) return;
    const { scrollHeight } = document.documentElement;
    this.atEnd = window.innerHeight + window.scrollY >= scrollHeight - NEAR;
    if (this.atEnd) this.tellBelow(false);
  }
}
