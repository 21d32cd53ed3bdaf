/** Gives the same properties to each part of a kind. */
export function each(parts, properties) {
  parts.forEach((part) => Object.assign(part, properties));
}
