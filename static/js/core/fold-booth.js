/** The fold of the booth: which texts are wanted in which language. Pure. */

import { without } from "./fold-list.js";

const but = (value, { message, lang }) =>
  value.asked.filter((item) => item.message !== message || item.lang !== lang);

const went = (value, refs, { kind }) =>
  kind === "hold_closed" && refs.outcome === "shown"
    ? value
    : { ...value, asked: without(value.asked, "message", refs.message) };

export const BOOTH = {
  rendering_asked(value, refs) {
    const item = { message: refs.message, revision: refs.revision, lang: refs.lang };
    return { ...value, asked: [...but(value, refs), item] };
  },
  rendering_given: (value, refs) => ({ ...value, asked: but(value, refs) }),
  message_withdrawn: went,
  message_hidden: went,
  message_erased: went,
  hold_closed: went,
};
