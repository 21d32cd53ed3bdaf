/** The choice of language on a page of a room: what is being written lies in the browser and is there again on the
 *  next page, so only the choice goes to the server. */

export function switching({ csrf }) {
  document.querySelectorAll('.langs button[name="lang"]').forEach((button) =>
    button.addEventListener("click", (event) => {
      event.preventDefault();
      const form = document.createElement("form");
      form.method = "post";
      form.action = "/language";
      form.hidden = true;
      const fields = { csrf, back: window.location.pathname, lang: button.value };
      form.append(...Object.entries(fields).map(([name, value]) => field(name, value)));
      document.body.append(form);
      form.submit();
    }),
  );
}

function field(name, value) {
  const input = document.createElement("input");
  input.type = "hidden";
  input.name = name;
  input.value = value;
  return input;
}
