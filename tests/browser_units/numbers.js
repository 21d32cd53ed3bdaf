import { newKey } from "/static/js/core/key.js";
import { beginning, points } from "/static/js/core/text.js";
import { minutesLeft, secondsLeft } from "/static/js/core/time.js";
import { same } from "./check.js";

export function length_is_counted_in_code_points_of_the_stored_form() {
  same(["", "  ə  ", "e\u0301", "🌿🌿", "Մի՛"].map(points), [0, 1, 1, 2, 3]);
}

export function a_beginning_is_one_line_and_cuts_no_sign_in_two() {
  same([beginning("a\n b", 10), beginning("🌿🌿🌿", 2)], ["a b", "🌿🌿…"]);
}

export function time_runs_down_and_stops_at_nothing() {
  same([secondsLeft(60, 0, 0), secondsLeft(60, 0, 59_000), secondsLeft(60, 0, 90_000), secondsLeft(null, 0, 0)], [60, 1, 0, null]);
  same([minutesLeft(61), minutesLeft(60), minutesLeft(1)], [2, 1, 1]);
}

export function a_key_is_a_uuid_and_never_the_same() {
  const keys = Array.from({ length: 50 }, newKey);

  same(keys.every((key) => /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(key)), true);
  same(new Set(keys).size, 50);
}
