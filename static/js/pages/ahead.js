/** Asks at once for all modules and words that the page is going to need, instead of finding one floor of imports
 *  after another; but after the page itself, which is there to be read. It is a script that asks, for links in the
 *  page are followed where no script will ever run. */

const link = (attributes) => document.head.append(Object.assign(document.createElement("link"), attributes));

/** `#ahead` holds the words' address and the modules' paths. */
function askAhead() {
  const { words, modules } = JSON.parse(document.getElementById("ahead").textContent);
  link({ rel: "preload", as: "fetch", crossOrigin: "anonymous", href: words });
  modules.forEach((path) => link({ rel: "modulepreload", href: new URL(`../../${path}`, import.meta.url).href }));
}

if (document.readyState === "loading") document.addEventListener("readystatechange", askAhead, { once: true });
else askAhead();
