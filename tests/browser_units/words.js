import { _, list, ngettext, number, useCatalogue } from "/static/js/core/words.js";
import { same } from "./check.js";

const counted = (plural, forms) => {
  useCatalogue({ messages: { "{n} seat": forms }, plural });
  return (n) => ngettext("{n} seat", "{n} seats", n);
};

export function a_sentence_without_translation_is_its_own() {
  useCatalogue({});

  same([_("Hello {name}", { name: "Lamp" }), ngettext("{n} seat", "{n} seats", 1), ngettext("{n} seat", "{n} seats", 2)], [
    "Hello Lamp",
    "1 seat",
    "2 seats",
  ]);
}

export function plurals_follow_each_language() {
  const numbers = [0, 1, 2, 5, 11, 21, 22, 25, 111, 121];
  const forms = { az: ["a", "b"], en: ["a", "b"], hy: ["a", "b"], ru: ["a", "b", "c"] };

  const found = Object.entries(forms).map(([lang, all]) => [lang, numbers.map(counted(lang, all)).join("")]);

  same(Object.fromEntries(found), { az: "babbbbbbbb", en: "babbbbbbbb", hy: "aabbbbbbbb", ru: "cabccabcca" });
}

export function a_value_is_put_in_as_it_is() {
  useCatalogue({ messages: { "Speaking: {name}": "Söz: {name}" } });

  same(_("Speaking: {name}", { name: "$& {n} <b>" }), "Söz: $& {n} <b>");
}

export function an_unknown_place_stays() {
  useCatalogue({});

  same(_("{a} and {b}", { a: 1 }), "1 and {b}");
}

export function numbers_are_grouped_as_the_language_does() {
  useCatalogue({ formats: { group: "\u00a0", group_from: 10000 } });

  same([number(7), number(2000), number(12345), number(1234567)], ["7", "2000", "12\u00a0345", "1\u00a0234\u00a0567"]);
}

export function lists_use_the_patterns_of_the_language() {
  const patterns = { two: "{0} & {1}", start: "{0}; {1}", middle: "{0}, {1}", end: "{0} and {1}" };
  useCatalogue({ formats: { list: patterns } });

  same([[], ["a"], ["a", "b"], ["a", "b", "c"], ["a", "b", "c", "d"]].map(list), ["", "a", "a & b", "a; b and c", "a; b, c and d"]);
}
