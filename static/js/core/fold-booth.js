/** The fold of the booth: which texts are wanted in which language. Pure. */

import { without } from "./fold-list.js";

const but = (value, { message, lang }) =>
  value.asked.filter((item) => item.message !== message || item.lang !== lang);

const went = (value, { message }) => ({ ...value, asked: without(value.asked, "message", message) });

export const BOOTH = {
  rendering_asked(value, refs) {
    const item = { message: refs.message, revision: refs.revision, lang: refs.lang };
    return { ...value, asked: [...but(value, refs), item] };
  },
  rendering_given: (value, refs) => ({ ...value, asked: but(value, refs) }),
  // other words: what is still wanted of them is asked anew, right after
  message_revised: went,
  message_withdrawn: went,
  message_hidden: went,
  message_erased: went,
  hold_closed: (value, { revision }) => ({ ...value, asked: without(value.asked, "revision", revision) }),
};
