/** The sheet: what was typed for one reader never stands in a sheet for another. */

import "../../static/js/parts/sheet.js";
import { same } from "./check.js";

const ask = (sheet, draft) => sheet.ask({ heading: "Ask", field: "Text", send: "Send", langs: ["en"], lang: "en", draft });

async function opened() {
  const sheet = document.createElement("d-sheet");
  document.body.append(sheet);
  await sheet.updateComplete;
  return sheet;
}

async function type(sheet, text) {
  await sheet.updateComplete;
  const field = sheet.querySelector("textarea");
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

export async function the_words_of_a_sent_sheet_are_not_in_the_next_one() {
  const sheet = await opened();
  const first = ask(sheet, "look");
  await type(sheet, "Only for one reader");
  sheet.querySelector("form").requestSubmit();
  same((await first).text, "Only for one reader");

  ask(sheet, "aside");
  await sheet.updateComplete;

  same(sheet.querySelector("textarea").value, "");
}

export async function a_sheet_that_was_closed_keeps_its_own_words() {
  const sheet = await opened();
  ask(sheet, "look");
  await type(sheet, "Half a thought");
  sheet.querySelector("dialog").close();
  ask(sheet, "aside");
  await sheet.updateComplete;
  same(sheet.querySelector("textarea").value, "");

  ask(sheet, "look");
  await sheet.updateComplete;

  same(sheet.querySelector("textarea").value, "Half a thought");
}

export async function an_answer_without_words_is_refused_in_words_and_the_sheet_stays_with_what_was_typed() {
  const sheet = await opened();
  let answered = null;
  ask(sheet, "return").then((answer) => { answered = answer; });
  const told = () => sheet.querySelector("#sheet-mistake").textContent;
  const press = async () => {
    sheet.querySelector("form").requestSubmit();
    await sheet.updateComplete;
  };
  await sheet.updateComplete;
  const before = told();

  await press();
  const empty = told();
  await type(sheet, "  \n ");
  await press();

  same([before, empty, told()], ["", "Write something first.", "Write something first."]);
  same([answered, sheet.querySelector("dialog").open], [null, true]);
  same(sheet.querySelector("textarea").value, "  \n ");
  await type(sheet, "Please leave the address out");
  await press();
  await Promise.resolve();
  same(answered.text, "Please leave the address out");
}
