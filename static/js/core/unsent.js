/** The only thing a page leaves in the browser: unsent words, in this tab, under the member who wrote them. */

/** Where one member's unsent commands and draft are kept; a browser without storage keeps them in the page alone. */
export function unsentStore(room, me, storage = window.sessionStorage) {
  const place = (what) => `dialogue.${what}.${room}.${me}`;
  const read = (what) => {
    try {
      return JSON.parse(storage.getItem(place(what)) ?? "null");
    } catch {
      return null;
    }
  };
  const write = (what, value) => {
    try {
      if (value === null) storage.removeItem(place(what));
      else storage.setItem(place(what), JSON.stringify(value));
    } catch {
      // a full or forbidden storage: the words stay in the page
    }
  };
  return {
    load: () => read("unsent") ?? [],
    save: (items) => write("unsent", items.length > 0 ? items : null),
    draft: () => read("draft"),
    saveDraft: (draft) => write("draft", draft),
    wipe() {
      write("unsent", null);
      write("draft", null);
    },
  };
}
