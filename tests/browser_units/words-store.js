import { NO_WORDS, forgetMessages, mergeWords } from "/static/js/core/words-store.js";
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

export function null_takes_away_what_was_said_for_its_own_stream_alone() {
  const said_ = { revisions: { v_1: said("one") } };
  const gone = { revisions: { v_1: null } };
  const room = mergeWords(mergeWords(NO_WORDS, said_, "room"), gone, "room");
  const desk = mergeWords(mergeWords(mergeWords(NO_WORDS, said_, "room"), said_, "desk"), gone, "room");
  const nobody = mergeWords(desk, gone, "desk");

  same([room.revisions, desk.revisions, nobody.revisions], [{}, { v_1: said("one") }, {}]);
}

export function null_in_any_stream_takes_away_what_a_page_began_with() {
  const words = mergeWords(mergeWords(NO_WORDS, { revisions: { v_1: said("one") } }), { revisions: { v_1: null } }, "room");

  same(words.revisions, {});
}

export function of_a_message_that_went_no_wording_and_no_rendering_stays() {
  const rendering = (revision) => ({ lang: "ru", text: "r", how: "human", revision });
  const words = mergeWords(NO_WORDS, {
    revisions: { v_1: said("one"), v_2: { ...said("two"), message: "m_2" } },
    renderings: { g_1: rendering("v_1"), g_2: rendering("v_2") },
  }, "room");

  const left = forgetMessages(words, new Set(["m_1"]), "room");

  same([Object.keys(left.revisions), Object.keys(left.renderings)], [["v_2"], ["g_2"]]);
}

export function a_name_that_is_gone_is_gone_in_every_stream() {
  const named = { members: { u_1: { name: "Lamp" } } };
  const both = mergeWords(mergeWords(NO_WORDS, named, "room"), named, "personal");

  same(mergeWords(both, { members: { u_1: null } }, "room").members, {});
}

export function what_was_there_before_stays_as_it_was() {
  const before = mergeWords(NO_WORDS, { revisions: { v_1: said("one") } });
  mergeWords(before, { revisions: { v_1: null } });

  same([before.revisions, NO_WORDS.revisions], [{ v_1: said("one") }, {}]);
}

export function no_words_change_nothing() {
  same(mergeWords(NO_WORDS, undefined) === NO_WORDS, true);
}
