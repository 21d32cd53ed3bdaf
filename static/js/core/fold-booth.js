/** The fold of the booth: which texts are wanted in which language. Pure. */

import { without } from "./fold-list.js";

const but = (value, { message, lang }) =>
  value.asked.filter((item) => item.message !== message || item.lang !== lang);

// other words: what is still wanted of them is asked anew, right after
const went = (value, refs) => ({ ...value, asked: without(value.asked, "message", refs.message) });

export const BOOTH = {
  rendering_asked(value, refs) {
    const item = { message: refs.message, revision: refs.revision, lang: refs.lang };
    return { ...value, asked: [...but(value, refs), item] };
  },
  rendering_given: (value, refs) => ({ ...value, asked: but(value, refs) }),
  hold_closed: (value, refs) => ({ ...value, asked: without(value.asked, "revision", refs.revision) }),
  message_revised: went,
  message_withdrawn: went,
  message_hidden: went,
  message_erased: went,
};
