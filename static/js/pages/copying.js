/** Things that a script can do for a page that works without: copying a link, printing a sheet.
 *  [data-copy="id of what is copied"] and [data-print]; both stay hidden without script. A copy button tells that it
 *  has copied by its data-copied text. */

document.querySelectorAll("[data-print]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
});

document.querySelectorAll("[data-copy]").forEach((button) => {
  const source = document.getElementById(button.dataset.copy);
  const told = document.createElement("span");
  told.setAttribute("role", "status");
  button.after(told);
  button.hidden = false;
  button.addEventListener("click", async () => {
    const text = source.value ?? source.textContent.trim();
    try {
      await navigator.clipboard.writeText(text);
      told.textContent = button.dataset.copied;
    } catch {
      select(source);
    }
  });
});

/** Where the browser does not let a page copy, what is to be copied is at least marked. */
function select(source) {
  if (source.select) source.select();
  else window.getSelection().selectAllChildren(source);
}
