/** The waiting room: asks every few seconds, and goes on when the moderators have let the person in. */

import { NoAnswer, getJson } from "../core/api.js";

const place = document.querySelector("[data-wait]");
const { wait, state, phase } = place.dataset;

let timer = setTimeout(ask, 1_000 * Number(wait));

async function ask() {
  clearTimeout(timer);
  const answer = await getJson("/wait").catch((fault) => {
    if (fault instanceof NoAnswer) return {};
    throw fault;
  });
  if (answer.go) window.location.assign(answer.go);
  else if (answer.code === "signed_out") window.location.assign("/return");
  else if (answer.state && (answer.state !== state || answer.phase !== phase)) window.location.reload();
  else timer = setTimeout(ask, 1_000 * Number(wait));
}

document.addEventListener("visibilitychange", () => document.hidden || ask());
