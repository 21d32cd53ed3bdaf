/** The composer: what is chosen beside the words counts for the next message alone, and is never out of sight. */

import "../../static/js/parts/composer.js";
import { same } from "./check.js";

async function opened(properties = {}) {
  const composer = document.createElement("d-composer");
  const told = [];
  for (const type of ["d-send", "d-draft"]) composer.addEventListener(type, ({ detail }) => told.push([type, detail]));
  document.body.append(composer);
  Object.assign(composer, { langs: ["en"], lang: "en", offers: true, ...properties });
  await composer.updateComplete;
  return { composer, told };
}

const tick = (composer) => composer.querySelector('input[type="checkbox"]');

async function write(composer, text) {
  const field = composer.querySelector("textarea");
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  await composer.updateComplete;
}

export async function what_a_moderator_is_to_read_first_is_the_next_message_alone() {
  const { composer, told } = await opened();
  await write(composer, "I am not sure");
  tick(composer).click();
  await composer.updateComplete;
  composer.querySelector("form").requestSubmit();
  await write(composer, "Now I am");
  composer.querySelector("form").requestSubmit();

  const sent = told.filter(([type]) => type === "d-send").map(([, detail]) => detail);

  same(sent, [
    { text: "I am not sure", lang: "en", first: true },
    { text: "Now I am", lang: "en", first: false },
  ]);
  same(tick(composer).checked, false);
}

export async function the_draft_keeps_what_was_chosen() {
  const { composer, told } = await opened();
  await write(composer, "I am not sure");

  tick(composer).click();

  same(told.at(-1), ["d-draft", { text: "I am not sure", lang: "en", first: true }]);
}

export async function what_comes_back_is_to_be_read_first_as_before() {
  const { composer } = await opened();
  await write(composer, "Something else meanwhile");

  composer.put("I am not sure", "en", true);
  await composer.updateComplete;

  same([tick(composer).checked, composer.querySelector("textarea").value], [true, "Something else meanwhile\n\nI am not sure"]);
}

export async function where_it_is_not_offered_there_is_nothing_to_choose() {
  const { composer } = await opened({ offers: false });

  same(tick(composer), null);
}

export async function what_was_chosen_stays_in_sight_when_it_is_offered_no_longer() {
  const { composer } = await opened();
  tick(composer).click();

  composer.offers = false;
  await composer.updateComplete;

  same(tick(composer).checked, true);
}
