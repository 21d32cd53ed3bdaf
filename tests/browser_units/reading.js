import { authored, missingIn, reading, renderingsOf } from "/static/js/core/reading.js";
import { NO_WORDS, mergeWords } from "/static/js/core/words-store.js";
import { same } from "./check.js";

const words = mergeWords(NO_WORDS, {
  revisions: { v_1: { lang: "hy", text: "բարև", message: "m_1" } },
  renderings: {
    g_1: { lang: "ru", text: "привет", how: "human", revision: "v_1" },
    g_2: { lang: "ru", text: "здравствуйте", how: "human", revision: "v_1" },
    g_3: { lang: "az", text: "salam", how: "human", revision: "v_9" },
  },
  texts: { t_1: { en: "hello", az: "salam", hy: "", ru: "" } },
});

export function a_reader_of_the_original_sees_it_without_a_label() {
  same(reading(words, "v_1", ["g_1"], "hy"), { text: "բարև", lang: "hy", how: null, original: null });
}

export function another_reader_sees_the_latest_rendering_and_may_open_the_original() {
  same(reading(words, "v_1", ["g_1", "g_2"], "ru"), {
    text: "здравствуйте", lang: "ru", how: "human", original: { text: "բարև", lang: "hy" },
  });
}

export function without_a_rendering_the_original_stands_in_its_own_language() {
  same(reading(words, "v_1", ["g_1"], "az"), { text: "բարև", lang: "hy", how: null, original: null });
}

export function words_that_may_not_be_read_are_nothing() {
  same([reading(words, "v_7", [], "hy"), reading(words, null, [], "hy")], [null, null]);
}

export function a_rendering_that_was_taken_away_is_not_shown() {
  const without = mergeWords(words, { renderings: { g_1: null, g_2: null } });

  same(reading(without, "v_1", ["g_1", "g_2"], "ru").text, "բարև");
}

export function renderings_of_a_held_text_are_found_by_its_wording() {
  same([renderingsOf(words, "v_1"), renderingsOf(words, "v_2")], [["g_1", "g_2"], []]);
}

export function languages_that_are_missing_are_those_it_does_not_stand_in() {
  same(missingIn(words, "v_1", ["g_1"], ["az", "hy", "en", "ru"]), ["az", "en"]);
}

export function an_authored_text_falls_back_to_the_first_there_is() {
  same([authored(words, "t_1", "az").text, authored(words, "t_1", "hy"), authored(words, null, "hy")], [
    "salam", { text: "hello", lang: "en" }, null,
  ]);
}
