/** The page that waits for a file: looks every two seconds whether it is made, and shows it once it is. Without
 *  script the page itself looks again. */

const AGAIN = 2_000; // milliseconds; a file takes about one second

async function look() {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } }).catch(() => null);
  const making = !answer?.ok || (await answer.text()).includes("data-making");
  if (making) setTimeout(look, AGAIN);
  else location.replace(location.href);
}

if (document.querySelector("[data-making]")) setTimeout(look, AGAIN);
