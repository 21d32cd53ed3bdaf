import { Place } from "/static/js/parts/place.js";
import { same } from "./check.js";

const HIGH = 200;
const EACH = 50;

function talk() {
  document.body.innerHTML = '<div><div class="messages"></div></div>';
  const part = document.body.firstElementChild;
  part.style.cssText = `height: ${HIGH}px; overflow-y: auto`;
  part.hasUpdated = true;
  const below = [];
  const place = new Place(part, (is) => below.push(is));
  let last = 0;
  const grow = (count) => {
    for (let more = 0; more < count; more += 1) {
      part.firstElementChild.insertAdjacentHTML("beforeend", `<article style="height: ${EACH}px"></article>`);
    }
    last += count;
  };
  const after = () => place.after({ last, waits: 0, first: false });
  const comes = async (count = 1) => {
    place.before();
    grow(count);
    await after();
  };
  grow(40);
  place.toEnd();
  return { part, place, below, grow, after, comes, end: () => part.scrollHeight - HIGH };
}

export async function who_reads_at_the_end_follows_what_is_new() {
  const { part, below, comes, end } = talk();

  await comes();

  same([part.scrollTop, below.at(-1)], [end(), false]);
}

export async function who_has_scrolled_up_in_this_very_moment_stays_there_and_is_told() {
  const { part, below, comes } = talk();
  part.scrollTop = 40; // its event comes with the next frame

  await comes();

  same([part.scrollTop, below.at(-1)], [40, true]);
}

export async function what_comes_twice_in_one_moment_is_followed() {
  const { part, place, grow, after, end } = talk();

  place.before();
  grow(9);
  place.before();
  grow(1);
  await after();

  same(part.scrollTop, end());
}

export async function who_reads_at_the_end_stays_there_when_much_has_gone() {
  const { part, comes, end } = talk();
  for (const article of [...part.querySelectorAll("article")].slice(20)) article.remove();

  await comes();

  same(part.scrollTop, end());
}
