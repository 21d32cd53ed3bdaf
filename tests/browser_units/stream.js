import { behind, cursorAt, receive } from "/static/js/core/stream.js";
import { same } from "./check.js";

const batch = (from, ...events) => ({ from, events, words: { from } });

export function the_next_batch_is_applied() {
  const { cursor, ready, gap } = receive(cursorAt(57), batch(58, "a", "b"));

  same([cursor.at, ready, gap], [59, [batch(58, "a", "b")], false]);
}

export function a_batch_that_comes_twice_is_applied_once() {
  const first = receive(cursorAt(57), batch(58, "a"));
  const second = receive(first.cursor, batch(58, "a"));

  same([second.cursor.at, second.ready, second.gap], [58, [], false]);
}

export function of_a_batch_that_overlaps_only_the_rest_is_applied() {
  const { cursor, ready } = receive(cursorAt(58), batch(57, "a", "b", "c"));

  same([cursor.at, ready], [59, [{ from: 59, events: ["c"], words: { from: 57 } }]]);
}

export function a_hole_is_noticed_and_what_came_early_waits() {
  const early = receive(cursorAt(57), batch(60, "c"));
  const filled = receive(early.cursor, batch(58, "a", "b"));

  same([early.cursor.at, early.ready, early.gap], [57, [], true]);
  same([filled.cursor.at, filled.ready.map(({ from }) => from), filled.gap], [60, [58, 60], false]);
}

export function one_hole_filled_and_another_left_is_still_a_hole() {
  const early = receive(receive(cursorAt(0), batch(3, "c")).cursor, batch(5, "e"));
  const half = receive(early.cursor, batch(1, "a", "b"));

  same([half.cursor.at, half.gap], [3, true]);
}

export function early_batches_are_kept_within_bounds() {
  let cursor = cursorAt(0);
  for (let from = 500; from > 1; from -= 1) cursor = receive(cursor, batch(from, "x")).cursor;

  same([cursor.early.length, cursor.early[0].from], [64, 2]);
}

export function an_empty_answer_changes_nothing() {
  const { cursor, ready, gap } = receive(cursorAt(7), batch(8));

  same([cursor, ready, gap], [cursorAt(7), [], false]);
}

export function every_order_of_arrival_ends_in_the_same_order() {
  const batches = [batch(1, 1, 2), batch(3, 3), batch(3, 3, 4), batch(5, 5, 6), batch(6, 6)];
  for (const order of orders(batches)) {
    let cursor = cursorAt(0);
    const seen = [];
    for (const one of order) {
      const taken = receive(cursor, one);
      cursor = taken.cursor;
      taken.ready.forEach(({ events }) => seen.push(...events));
    }

    same([seen, cursor.early], [[1, 2, 3, 4, 5, 6], []]);
  }
}

export function a_head_tells_how_far_behind_one_is() {
  same([behind(cursorAt(57), 58), behind(cursorAt(57), 57), behind(cursorAt(57), 50)], [1, 0, 0]);
}

function orders(list) {
  if (list.length < 2) return [list];
  return list.flatMap((one, at) => orders(list.filter((_, other) => other !== at)).map((rest) => [one, ...rest]));
}
