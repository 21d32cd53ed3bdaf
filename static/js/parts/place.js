/** Keeps the reader's place while the talk changes: who reads at the end stays at the end, who reads above stays
 *  there and is told that something new is below; older messages come in without moving what is read. */

const NEAR = 120; // px: closer than this to the end is "at the end"

export class Place {
  /** `part` is the element that changes; tellBelow(boolean) says whether something unseen is below. */
  constructor(part, tellBelow) {
    this.part = part;
    this.tellBelow = tellBelow;
    this.seen = 0;
    this.anchor = null;
    this.atEnd = true;
    this.top = 0; // how far down, when it was last looked at
    this.scrolled = () => this.#scrolled();
    this.resized = new ResizeObserver(() => this.#resized());
  }

  enter() {
    window.addEventListener("scroll", this.scrolled, { passive: true });
    this.part.addEventListener("scroll", this.scrolled, { passive: true });
    this.resized.observe(this.part);
    this.resized.observe(document.documentElement);
  }

  leave() {
    window.removeEventListener("scroll", this.scrolled);
    this.part.removeEventListener("scroll", this.scrolled);
    this.resized.disconnect();
  }

  /** Before the part changes: remember what is on screen. */
  before() {
    this.anchor = null;
    if (!this.part.hasUpdated) return;
    if (this.atEnd && this.#scroller.scrollTop < this.top) this.#scrolled(); // its event comes with the next frame
    if (this.atEnd) return;
    const { top } = this.part.getBoundingClientRect();
    const all = [...this.part.querySelectorAll("article, .quietline")];
    const anchor = all.find((one) => one.getBoundingClientRect().bottom > Math.max(0, top));
    if (anchor) this.anchor = { anchor, top: anchor.getBoundingClientRect().top };
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
      return;
    }
    if (this.anchor?.anchor.isConnected) {
      const { anchor, top } = this.anchor;
      this.#scroller.scrollTop += anchor.getBoundingClientRect().top - top;
    }
    if (isNew) this.tellBelow(true);
  }

  toEnd() {
    if (!this.#isOnScreen) return;
    const scroller = this.#scroller;
    scroller.scrollTop = scroller.scrollHeight;
    this.top = scroller.scrollTop;
    this.atEnd = true;
    this.tellBelow(false);
  }

  /** On a short screen, and without enough room, the page scrolls as a whole. */
  get #scroller() {
    const own = getComputedStyle(this.part).overflowY === "auto";
    return own ? this.part : document.scrollingElement;
  }

  /** On a phone the desk may show its other half. */
  get #isOnScreen() {
    return (this.part.querySelector(".messages")?.getClientRects().length ?? 0) > 0;
  }

  /** The keyboard of a phone came or went, or what is written took more lines. */
  #resized() {
    if (this.atEnd) this.toEnd();
    else this.#scrolled();
  }

  #scrolled() {
    if (!this.#isOnScreen) return;
    const { scrollTop, scrollHeight, clientHeight } = this.#scroller;
    this.top = scrollTop;
    this.atEnd = scrollTop + clientHeight >= scrollHeight - NEAR;
    if (this.atEnd) this.tellBelow(false);
  }
}
