import { Outbox } from "/static/js/core/outbox.js";
import { same } from "./check.js";

const MINUTE = 60_000;

/** An outbox with a clock of its own and a server that answers from a list; null is silence. */
function post(answers = [], kept = []) {
  const world = { now: 0, timers: [], sent: [], kept, done: [], keys: 0 };
  const ports = {
    send: async (item) => {
      world.sent.push([item.key, item.c, item.confirmed]);
      const answer = answers.shift();
      if (answer === null) throw new Error("silence");
      return answer ?? { became: "done" };
    },
    store: { load: () => world.kept, save: (items) => { world.kept = JSON.parse(JSON.stringify(items)); } },
    now: () => world.now,
    later: (ms, act) => {
      const timer = { at: world.now + ms, act };
      world.timers.push(timer);
      return () => { world.timers = world.timers.filter((other) => other !== timer); };
    },
    random: () => 1,
    key: () => `key-${(world.keys += 1)}`,
    changed: () => null,
    done: (item, answer) => world.done.push([item.key, answer.became ?? answer.code]),
  };
  const outbox = new Outbox(ports);
  const settle = async () => { for (let turn = 0; turn < 20; turn += 1) await null; };
  const pass = async (ms) => {
    const end = world.now + ms;
    for (;;) {
      await settle();
      const [next] = world.timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
      if (!next) break;
      world.timers = world.timers.filter((timer) => timer !== next);
      world.now = next.at;
      next.act();
    }
    world.now = end;
    await settle();
  };
  const say = (text, more = {}) => outbox.add({ c: "message.send", a: { text }, lane: "message", wait: 5_000, ...more });
  const states = () => outbox.items.map(({ a, state }) => [a.text, state]);
  return { world, outbox, pass, say, states, sentKeys: () => world.sent.map(([key]) => key) };
}

export async function a_message_leaves_after_five_seconds_and_not_before() {
  const { world, pass, say, states } = post([{ became: "shown", message: "m_1" }]);
  say("hello");

  await pass(4_999);
  same([world.sent, states()], [[], [["hello", "waiting"]]]);
  await pass(1);
  same([world.sent, states()], [[["key-1", "message.send", []]], [["hello", "sent"]]]);
}

export async function a_stopped_message_never_leaves_and_is_given_back() {
  const { world, outbox, pass, say } = post();
  const key = say("hello");

  const item = outbox.stop(key);
  await pass(MINUTE);

  same([item.a.text, world.sent, world.kept, outbox.items], ["hello", [], [], []]);
}

export async function what_has_left_cannot_be_stopped() {
  const { outbox, pass, say } = post([{ became: "shown" }]);
  const key = say("hello");
  await pass(5_000);

  same(outbox.stop(key), null);
}

export async function silence_is_answered_with_the_same_key_again() {
  const { world, pass, say, states, sentKeys } = post([null, null, { became: "shown" }]);
  say("hello");

  await pass(5_000);
  same(states(), [["hello", "retry"]]);
  await pass(MINUTE);
  same([sentKeys(), states()], [["key-1", "key-1", "key-1"], [["hello", "sent"]]]);
  same(world.keys, 1);
}

export async function the_pauses_grow_up_to_half_a_minute() {
  const { world, pass, say } = post(Array(8).fill(null));
  const times = [];
  const send = world.sent.push.bind(world.sent);
  world.sent.push = (entry) => { times.push(world.now); return send(entry); };
  say("hello", { wait: 0 });

  await pass(5 * MINUTE);

  same(times.slice(1, 8).map((at, index) => (at - times[index]) / 1_000), [1, 2, 4, 8, 16, 30, 30]);
}

export async function one_command_is_in_flight_and_messages_keep_their_order() {
  const { pass, say, sentKeys } = post([null, { became: "shown" }, { became: "shown" }]);
  say("first");
  say("second");

  await pass(MINUTE);

  same(sentKeys(), ["key-1", "key-1", "key-2"]);
}

export async function an_act_does_not_wait_behind_a_message() {
  const { outbox, pass, say, sentKeys } = post([null]);
  say("hello", { wait: 0 });
  await pass(10);
  outbox.add({ c: "hand.raise", a: {} });

  await pass(10);

  same(sentKeys(), ["key-1", "key-2"]);
}

export async function an_act_that_can_still_be_stopped_holds_up_no_other() {
  const { outbox, pass, world } = post();
  outbox.add({ c: "hold.show", a: {}, wait: 5_000 });
  outbox.add({ c: "hold.claim", a: {} });

  await pass(10);

  same(world.sent.map(([, c]) => c), ["hold.claim"]);
}

export async function what_goes_beside_a_message_goes_with_every_try_and_outlives_the_page() {
  const { world, pass, say } = post([null]);
  say("read this first", { wait: 0, confirmed: ["asked_by_author"] });
  await pass(10);

  const next = post([{ code: "ask", data: { rule: "contact" } }, { became: "held" }], world.kept);
  next.outbox.kick();
  await next.pass(10);
  next.outbox.confirm("key-1");
  await next.pass(10);

  same([...world.sent, ...next.world.sent].map(([, , confirmed]) => confirmed), [
    ["asked_by_author"], ["asked_by_author"], ["asked_by_author", "contact"],
  ]);
}

export async function a_rule_that_asks_keeps_the_key_until_it_is_answered() {
  const { world, outbox, pass, say, states } = post([{ code: "ask", data: { rule: "contact" } }, { became: "held" }]);
  const key = say("call me", { wait: 0 });
  await pass(10);
  same(states(), [["call me", "ask"]]);

  outbox.confirm(key);
  await pass(10);

  same(world.sent, [["key-1", "message.send", []], ["key-1", "message.send", ["contact"]]]);
  same(states(), [["call me", "sent"]]);
}

export async function a_refusal_keeps_the_text_and_lets_the_next_pass() {
  const { outbox, pass, say, states } = post([{ code: "declined", data: { rule: "floor" } }, { became: "shown" }]);
  say("too soon", { wait: 0 });
  say("fine", { wait: 0 });

  await pass(10);

  same(states(), [["too soon", "refused"], ["fine", "sent"]]);
  same(outbox.items[0].answer.data.rule, "floor");
}

export async function a_server_that_is_busy_is_asked_again() {
  const { pass, say, states } = post([{ code: "busy" }, { code: "too_many", data: { wait_s: 3 } }, { became: "shown" }]);
  say("hello", { wait: 0 });
  await pass(1_000);
  same(states(), [["hello", "retry"]]);

  await pass(3_000);

  same(states(), [["hello", "sent"]]);
}

export async function unsent_words_survive_a_reload_and_keep_their_key() {
  const before = post();
  before.say("hello");
  const after = post([{ became: "shown" }], before.world.kept);
  after.outbox.kick();

  await after.pass(10);

  same([after.sentKeys(), after.states()], [["key-1"], [["hello", "sent"]]]);
}

export async function acts_do_not_survive_a_reload() {
  const { world, outbox } = post();
  outbox.add({ c: "hold.show", a: {}, wait: 5_000 });

  same(world.kept, []);
}

export async function a_refused_message_is_not_sent_by_a_reload() {
  const before = post([{ code: "declined", data: { rule: "floor" } }]);
  before.say("too soon", { wait: 0 });
  await before.pass(10);
  const after = post([], before.world.kept);
  after.outbox.kick();

  await after.pass(MINUTE);

  same([after.world.sent, after.states()], [[], [["too soon", "refused"]]]);
}

export async function old_words_ask_before_they_go() {
  const { outbox, pass, say, states, sentKeys, world } = post([null, { became: "shown" }]);
  const key = say("hello", { wait: 0 });
  await pass(10);
  world.timers = [];
  world.now = 21 * MINUTE;

  outbox.kick();
  await pass(10);
  same([states(), sentKeys()], [[["hello", "old"]], ["key-1"]]);
  outbox.confirm(key);
  await pass(10);
  same([states(), sentKeys()], [[["hello", "sent"]], ["key-1", "key-1"]]);
}

export async function what_is_written_ahead_goes_when_the_turn_comes() {
  const { outbox, pass, say, states, world } = post([{ became: "shown" }]);
  say("ahead", { ahead: true });
  await pass(MINUTE);
  same([states(), world.sent], [[["ahead", "ahead"]], []]);

  outbox.release();
  await pass(4_999);
  same(states(), [["ahead", "waiting"]]);
  await pass(1);

  same(states(), [["ahead", "sent"]]);
}

export async function a_closing_page_sends_messages_and_drops_acts() {
  const { outbox, say } = post();
  outbox.add({ c: "hold.show", a: {}, wait: 5_000 });
  say("hello");
  say("ahead", { ahead: true });

  same(outbox.leaving().map(({ a }) => a.text), ["hello"]);
}

export async function leaving_forgets_everything() {
  const { world, outbox, pass, say } = post();
  say("hello");

  outbox.wipe();
  await pass(MINUTE);

  same([outbox.items, world.kept, world.sent], [[], [], []]);
}

export async function a_sent_message_stays_until_its_stream_shows_it() {
  const { outbox, pass, say, states } = post([{ became: "shown" }]);
  const key = say("hello", { wait: 0 });
  await pass(10);
  same(states(), [["hello", "sent"]]);

  outbox.settle(key);

  same([states(), outbox.items.length], [[], 0]);
}

export async function every_command_is_told_once_what_became_of_it() {
  const { outbox, pass, world } = post([{ became: "done" }, { code: "conflict", data: {} }]);
  outbox.add({ c: "hand.raise", a: {} });
  outbox.add({ c: "hold.show", a: {} });

  await pass(MINUTE);

  same(world.done, [["key-1", "done"], ["key-2", "conflict"]]);
}
