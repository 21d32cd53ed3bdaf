import { unsentStore } from "/static/js/core/unsent.js";
import { same } from "./check.js";

export function unsent_words_are_kept_under_the_member_who_wrote_them() {
  const mine = unsentStore("r_1", "u_1");
  mine.save([{ key: "k", a: { text: "hello" } }]);
  mine.saveDraft({ text: "half", lang: "en" });
  const [kept, others] = [unsentStore("r_1", "u_1"), unsentStore("r_1", "u_2")];

  same([kept.load(), kept.draft(), others.load(), others.draft()], [
    [{ key: "k", a: { text: "hello" } }], { text: "half", lang: "en" }, [], null,
  ]);
  mine.wipe();
}

export function nothing_is_left_behind_by_leaving() {
  const store = unsentStore("r_1", "u_1");
  store.save([{ key: "k" }]);
  store.saveDraft({ text: "half", lang: "en" });

  store.wipe();

  same([window.sessionStorage.length, window.localStorage.length], [0, 0]);
}

export function what_is_sent_leaves_no_trace() {
  const store = unsentStore("r_1", "u_1");
  store.save([{ key: "k" }]);
  store.save([]);

  same(window.sessionStorage.length, 0);
}

export function without_storage_the_page_goes_on() {
  const broken = { getItem: () => { throw new Error("no"); }, setItem: () => { throw new Error("no"); }, removeItem: () => { throw new Error("no"); } };
  const store = unsentStore("r_1", "u_1", broken);
  store.save([{ key: "k" }]);
  store.wipe();

  same([store.load(), store.draft()], [[], null]);
}
