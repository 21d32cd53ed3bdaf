/** The page of a room: for those who speak, listen and interpret. */

import "../parts/booth.js";
import { hiding } from "../core/hide.js";
import { readBoot } from "./boot.js";
import { breaks } from "./breaks.js";
import { Conversation } from "./conversation.js";
import { each } from "./each.js";
import { switching } from "./language.js";
import { leaving } from "./leaving.js";
import { sidePane } from "./side-pane.js";

const boot = await readBoot();
const conversation = new Conversation(boot);
const { meeting } = conversation;
const booth = [...document.querySelectorAll("d-booth")];

function drawBooth() {
  const { values, words } = meeting.state;
  if (values.booth) each(booth, { booth: values.booth, words, lang: boot.lang, writes: boot.writes, me: boot.me });
}

meeting.addEventListener("change", drawBooth);
conversation.start();
drawBooth();
sidePane();
switching(boot);
breaks(conversation);
leaving(conversation, hiding({ byItself: true }));
