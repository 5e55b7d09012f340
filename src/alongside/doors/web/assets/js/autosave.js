// Saves a form while it is being written, valid or not, and says in words whether it is kept.
// Words live only in the page and on the server: nothing is put in the browser's own storage.

const PAUSE = 1500;
const FIRST_WAIT = 2000;
const LONGEST_WAIT = 60000;

export function startAutosave(form) {
  new Autosave(form);
}

class Autosave {
  constructor(form) {
    this.form = form;
    this.status = form.querySelector("[data-save-status]");
    this.version = 0; // counts changes, so that one made during a save is not taken for saved
    this.kept = 0;
    this.wait = FIRST_WAIT;
    this.timer = 0;
    this.sending = false;
    this.leaving = false;
    this.signedOut = false;
    this.say("waiting");
    form.addEventListener("input", () => this.changed(PAUSE));
    form.addEventListener("change", () => this.changed(0));
    form.addEventListener("submit", (event) => this.submitting(event));
    window.addEventListener("beforeunload", (event) => this.warn(event));
    window.addEventListener("online", () => this.again());
    document.addEventListener("visibilitychange", () => this.again());
    window.addEventListener("focus", () => this.again());
  }

  changed(pause) {
    this.version += 1;
    this.later(pause);
  }

  later(pause) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), pause);
  }

  again() {
    if (this.version > this.kept && !document.hidden) this.later(0);
  }

  async save() {
    if (this.sending || this.version === this.kept) return;
    this.sending = true;
    const version = this.version;
    const outcome = await this.send();
    this.sending = false;
    if (outcome === "saved") this.kept = version;
    this.next(outcome);
  }

  next(outcome) {
    const waits = outcome === "failed" || outcome === "sign-in";
    this.signedOut = outcome === "sign-in";
    this.wait = outcome === "failed" ? Math.min(this.wait * 2, LONGEST_WAIT) : FIRST_WAIT;
    if (outcome === "failed") this.later(this.wait);
    else if (!waits && outcome === "saved" && this.version > this.kept) this.later(PAUSE);
  }

  async send() {
    try {
      const answer = await this.post();
      if (answer.ok) return this.saved(await answer.json());
      if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403) return this.renew();
      if (answer.status === 409) return this.say("clash");
      if (answer.status === 400 || answer.status === 422) return this.refused(await answer.json());
    } catch {
      // No network, or an answer that is no answer: the words are still in the page.
    }
    return this.say("failed");
  }

  post() {
    const body = new FormData(this.form);
    body.delete("idempotency_key"); // it belongs to the press of the button
    for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
    const headers = { "X-Autosave": "1", Accept: "application/json" };
    return fetch(this.form.dataset.autosave, { method: "POST", body, headers, redirect: "manual" });
  }

  saved(answer) {
    for (const [name, value] of Object.entries(answer.values)) this.form.elements[name].value = value;
    return this.say("saved", this.status.dataset.saved.replace("{time}", answer.saved_at));
  }

  refused(answer) {
    return this.say("refused", answer.message);
  }

  // After signing in again in another tab the form's token is old: fetch this page's new one, then save.
  async renew() {
    const page = await fetch(location.href, { redirect: "manual" });
    const text = page.ok ? await page.text() : "";
    const fresh = new DOMParser().parseFromString(text, "text/html").querySelector("[name=csrfmiddlewaretoken]");
    const token = this.form.elements.csrfmiddlewaretoken;
    if (!fresh || fresh.value === token.value || this.renewed) {
      this.renewed = false;
      return this.askToSignIn();
    }
    this.renewed = true;
    token.value = fresh.value;
    const outcome = await this.send();
    this.renewed = false;
    return outcome;
  }

  askToSignIn() {
    this.say("sign-in");
    const link = document.createElement("a");
    link.href = "/";
    link.target = "_blank";
    link.rel = "noopener";
    link.textContent = this.status.dataset.signInLink;
    this.status.append(" ", link);
    return "sign-in";
  }

  submitting(event) {
    if (this.signedOut) {
      event.preventDefault();
      this.status.scrollIntoView({ block: "center" });
      this.again();
      return;
    }
    clearTimeout(this.timer);
    this.leaving = true;
  }

  warn(event) {
    if (!this.leaving && this.version > this.kept) event.preventDefault();
  }

  // The words change at most once a minute, so a screen reader does not hear every pause.
  say(state, words = "") {
    this.status.dataset.state = state;
    const text = words || this.status.dataset[camel(state)];
    if (this.status.textContent !== text) this.status.textContent = text;
    return state;
  }
}

function camel(name) {
  return name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
}
