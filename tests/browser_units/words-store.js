import { NO_WORDS, mergeWords } from "/static/js/core/words-store.js";
import { same } from "./check.js";

const said = (text) => ({ lang: "en", text, message: "m_1" });

export function words_are_added_to_what_is_there() {
  const first = mergeWords(NO_WORDS, { revisions: { v_1: said("one") } });
  const second = mergeWords(first, { revisions: { v_2: said("two") }, texts: { t_1: { en: "hello" } } });

  same(second.revisions, { v_1: said("one"), v_2: said("two") });
  same(second.texts, { t_1: { en: "hello" } });
}

export function null_takes_words_away() {
  const words = mergeWords(mergeWords(NO_WORDS, { notes: { n_1: said("x"), n_2: said("y") } }), { notes: { n_1: null } });

  same(words.notes, { n_2: said("y") });
}

export function what_was_there_before_stays_as_it_was() {
  const before = mergeWords(NO_WORDS, { revisions: { v_1: said("one") } });
  mergeWords(before, { revisions: { v_1: null } });

  same([before.revisions, NO_WORDS.revisions], [{ v_1: said("one") }, {}]);
}

export function no_words_change_nothing() {
  same(mergeWords(NO_WORDS, undefined) === NO_WORDS, true);
}
