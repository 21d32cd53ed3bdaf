/** What the server wrote into the page. The catalogue is loaded before anything is shown. */

import { loadWords } from "../core/words.js";

export async function readBoot() {
  const boot = JSON.parse(document.getElementById("boot").textContent);
  await loadWords(boot.words_url);
  return boot;
}
