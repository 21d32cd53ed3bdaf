/** Time that is left, counted from when the server told it; no time of day. Pure. */

/** What is left now of `seconds` told at `told` (both clocks in ms); never below 0, null when there is no end. */
export function secondsLeft(seconds, told, now) {
  return seconds === null || seconds === undefined ? null : Math.max(0, seconds - (now - told) / 1_000);
}

/** Whole minutes as people say them: 61 s are 2 minutes. */
export function minutesLeft(seconds) {
  return Math.ceil(seconds / 60);
}
