/** An invitation is an address with its code behind the #: the code goes into the field and out of the address at
 *  once, so that neither the history nor a look over the shoulder keeps it. Nothing is used before the button. */

const CODE = /^#[0-9A-Za-z-]{26,40}$/;
const { hash, pathname } = window.location;
const field = document.querySelector('form[data-join] [name="code"]');

if (hash) window.history.replaceState(null, "", pathname);
if (field && CODE.test(hash)) {
  field.value = hash.slice(1);
  field.form.querySelector("button").focus();
}
