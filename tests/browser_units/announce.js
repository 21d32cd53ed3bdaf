import { Announcer } from "/static/js/core/announce.js";
import { useCatalogue } from "/static/js/core/words.js";
import { same } from "./check.js";

function listener() {
  useCatalogue({});
  const heard = [];
  const timers = [];
  const announcer = new Announcer({ say: (text) => heard.push(text), later: (ms, act) => timers.push({ ms, act }) });
  return { announcer, heard, timers, pause: () => timers.shift().act() };
}

export function the_first_message_is_said_at_once() {
  const { announcer, heard, timers } = listener();
  announcer.message("Lamp", "hello");

  same([heard, timers.map(({ ms }) => ms)], [["Lamp: hello"], [2_000]]);
}

export function one_more_is_said_after_the_pause() {
  const { announcer, heard, pause } = listener();
  announcer.message("Lamp", "hello");
  announcer.message("Cup", "good evening");
  same(heard, ["Lamp: hello"]);

  pause();

  same(heard, ["Lamp: hello", "Cup: good evening"]);
}

export function several_are_counted_instead_of_said() {
  const { announcer, heard, pause } = listener();
  announcer.message("Lamp", "hello");
  for (const text of ["a", "b", "c"]) announcer.message("Cup", text);

  pause();

  same(heard, ["Lamp: hello", "3 new messages"]);
}

export function after_a_quiet_pause_the_next_is_said_at_once_again() {
  const { announcer, heard, timers, pause } = listener();
  announcer.message("Lamp", "hello");
  pause();
  announcer.message("Cup", "good evening");

  same([heard, timers.length], [["Lamp: hello", "Cup: good evening"], 1]);
}
