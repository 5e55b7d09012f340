// Every page works without this file. It adds focus to errors, counters, htmx, saving while you write, and a question before words are left.
import "htmx.org/dist/htmx.esm.min.js";
import { initButtons, initCharacterCounts, initErrorSummary, initNotificationBanners, initPasswordInputs, initSkipLinks } from "nhsuk-frontend";
import { startAutosave } from "./autosave.js";
import { startPasskeys } from "./passkeys.js";
import { startPresence } from "./presence.js";
import { askBeforeLeaving } from "./unsaved.js";

document.body.classList.add("js-enabled", "nhsuk-frontend-supported");
for (const start of [initErrorSummary, initNotificationBanners, initButtons, initCharacterCounts, initPasswordInputs, initSkipLinks]) {
  start(document);
}
document.querySelectorAll("form[data-autosave]").forEach(startAutosave);
document.querySelectorAll("form.app-form:not([data-autosave])").forEach(askBeforeLeaving);
document.querySelectorAll("[data-live]").forEach(startPresence);
document.querySelectorAll("form[data-passkey]").forEach(startPasskeys);
