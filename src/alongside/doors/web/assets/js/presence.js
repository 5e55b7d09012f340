// Says who else is at this page, by a stream where there is one, else by asking every quarter of a minute.
// Without it nothing is missing but that sentence.

const ASK_EVERY = 15000;

export function startPresence(place) {
  new Presence(place);
}

class Presence {
  constructor(place) {
    this.place = place;
    this.timer = 0;
    document.addEventListener("visibilitychange", () => (document.hidden ? this.stop() : this.start()));
    window.addEventListener("pagehide", () => this.stop());
    this.start();
  }

  start() {
    this.stop();
    this.stream = new EventSource(this.place.dataset.live);
    this.stream.onmessage = (event) => this.say(JSON.parse(event.data).words);
    this.stream.onerror = () => {
      if (this.stream && this.stream.readyState === EventSource.CLOSED) this.ask();
    };
  }

  stop() {
    if (this.stream) this.stream.close();
    this.stream = null;
    clearTimeout(this.timer);
  }

  async ask() {
    try {
      const answer = await fetch(this.place.dataset.live, { headers: { Accept: "application/json" }, redirect: "manual" });
      if (!answer.ok) return this.say("");
      this.say((await answer.json()).words);
    } catch {
      this.say(""); // no network: nobody is known to be here
    }
    this.timer = setTimeout(() => this.ask(), ASK_EVERY);
  }

  say(words) {
    if (this.place.textContent !== words) this.place.textContent = words;
  }
}
