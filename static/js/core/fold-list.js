/** The three things that folds do with lists. Pure. */

/** How many messages and acts a snapshot holds. */
export const WINDOW = 50;

/** The list but for the items with this value. */
export const without = (items, key, value) => items.filter((item) => item[key] !== value);

/** The list with new entries in the items with this value. */
export const changed = (items, key, value, more) =>
  items.map((item) => (item[key] === value ? { ...item, ...more } : item));

/** The last of a list; a page that has fetched older items keeps them (`value.keep`). */
export const lastOf = (items, keep = WINDOW) => (items.length > keep ? items.slice(items.length - keep) : items);
