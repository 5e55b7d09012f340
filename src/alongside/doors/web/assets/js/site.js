// Every page works without this file. It adds focus to errors, counters, htmx, and saving while you write.
import "htmx.org/dist/htmx.esm.min.js";
import { initButtons, initCharacterCounts, initErrorSummary, initNotificationBanners, initPasswordInputs, initSkipLinks } from "nhsuk-frontend";
import { startAutosave } from "./autosave.js";
import { startPasskeys } from "./passkeys.js";

document.body.classList.add("js-enabled", "nhsuk-frontend-supported");
for (const start of [initErrorSummary, initNotificationBanners, initButtons, initCharacterCounts, initPasswordInputs, initSkipLinks]) {
  start(document);
}
document.querySelectorAll("form[data-autosave]").forEach(startAutosave);
document.querySelectorAll("form[data-passkey]").forEach(startPasskeys);
