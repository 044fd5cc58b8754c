// Saves a part while it is written, and keeps in the browser what could not be saved.
// The page works without this file: every button of the form saves all of it.
"use strict";

const QUIET = 800; // milliseconds without typing before a save
const RETRY = 5000; // between attempts while there is no contact
const PATIENCE = 10000; // a server that has not answered by then is out of reach

class Kept {
  // The unsaved fields of one person's form, in this browser only.
  constructor(form) {
    this.key = `socinv:${form.dataset.person}:${new URL(form.action).pathname}`;
  }
  read() {
    try { return JSON.parse(localStorage.getItem(this.key)); } catch { return null; }
  }
  write(fields) {
    try { localStorage.setItem(this.key, JSON.stringify({ at: Date.now(), fields })); } catch { /* full or forbidden */ }
  }
  clear() {
    try { localStorage.removeItem(this.key); } catch { /* forbidden */ }
  }
}

const OWN = (name) => !name.startsWith("_") && name !== "csrfmiddlewaretoken";

class Autosave {
  constructor(form) {
    this.form = form;
    this.kept = new Kept(form);
    this.dirty = false;
    this.timer = 0;
    this.saving = null;
    form.addEventListener("input", () => this.typed());
    form.addEventListener("submit", (event) => this.submit(event));
    document.addEventListener("click", (event) => this.leave(event));
    window.addEventListener("online", () => this.dirty && this.save());
    // Back from another tab, where the person may have logged in again.
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.dirty && this.save());
    window.addEventListener("pagehide", () => this.flush());
    this.offer();
  }

  fields() {
    return [...new FormData(this.form)].filter(([name, value]) => name !== "csrfmiddlewaretoken" && typeof value === "string");
  }

  typed() {
    this.dirty = true;
    this.kept.write(this.fields());
    this.later(QUIET);
  }

  later(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), wait);
  }

  // One save at a time; true when everything that was typed is saved.
  async save() {
    clearTimeout(this.timer);
    while (this.saving) await this.saving;
    if (!this.dirty) return true;
    this.dirty = false;
    this.saving = this.send(() => new FormData(this.form)).finally(() => { this.saving = null; });
    const whole = await this.saving;
    if (whole && !this.dirty) this.kept.clear();
    return whole;
  }

  // `data` makes what is to be sent, once more if the page had to be renewed first.
  async send(data, keepalive = false) {
    const { autosave, offline, stale, gone } = this.form.dataset;
    let answer, html;
    try {
      answer = await this.post(autosave, data(), keepalive);
      if (answer.status === 403 && await this.renew()) answer = await this.post(autosave, data(), keepalive);
      html = await answer.text();
    } catch {
      return this.failed(offline, RETRY);
    }
    if (answer.status === 403) return this.failed(stale);
    if (answer.status === 404) return this.failed(gone);
    if (![200, 401, 409].includes(answer.status)) return this.failed(offline, RETRY);
    this.swap(html);
    if (answer.status !== 200) this.dirty = true;
    return answer.headers.get("X-Saved") === "all";
  }

  post(address, body, keepalive) {
    return fetch(address, { method: "POST", body, keepalive, redirect: "manual", signal: AbortSignal.timeout(PATIENCE) });
  }

  // The same person has logged in again since the page was opened: take over the new key, and nothing else.
  async renew() {
    const answer = await fetch(this.form.action, { redirect: "manual", signal: AbortSignal.timeout(PATIENCE) });
    if (!answer.ok) return false;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(this.form.id);
    if (!fresh || fresh.dataset.person !== this.form.dataset.person) return false;
    this.form.elements.csrfmiddlewaretoken.value = fresh.elements.csrfmiddlewaretoken.value;
    return true;
  }

  failed(words, retry = 0) {
    this.dirty = true;
    this.kept.write(this.fields());
    const state = document.getElementById("sparat");
    state.dataset.status = "off";
    if (state.textContent !== words) state.textContent = words;
    if (retry) this.later(retry);
    this.uncover();
    return false;
  }

  // What is not saved is said at the foot of the window: never on top of what is being written.
  uncover() {
    const [bar, at] = [document.querySelector("#sparat:is([data-status=off], [data-status=risk])"), document.activeElement];
    if (!bar || !this.form.contains(at)) return;
    const hidden = at.getBoundingClientRect().bottom - bar.getBoundingClientRect().top;
    if (hidden > 0) scrollBy(0, Math.min(hidden + 8, Math.max(0, at.getBoundingClientRect().top - 8)));
  }

  // htmx puts the new save state in its place, and out of band the fingerprints and what is missing.
  swap(html) {
    htmx.swap("#sparat", html, { swapStyle: "outerHTML", swapDelay: 0, settleDelay: 0 });
    this.uncover();
  }

  // Save first, so that a dropped connection or a lost session never takes the page away with what is on it.
  async submit(event) {
    if (!this.dirty && !this.saving) return;
    event.preventDefault();
    const button = event.submitter;
    await this.save();
    if (this.dirty) return; // the save state says why
    this.form.requestSubmit(button);
  }

  async leave(event) {
    const link = event.target.closest("a[href]");
    if (!link || !this.dirty || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (link.getAttribute("href").startsWith("#") || link.target || link.origin !== location.origin) return;
    event.preventDefault();
    await this.save();
    location.assign(link.href);
  }

  flush() {
    if (this.dirty && navigator.onLine) this.send(() => new FormData(this.form), true);
  }

  // Text from before that never reached the server: offer it, never put it in unasked.
  offer() {
    const found = this.kept.read();
    if (!found) return;
    const now = new Map(this.fields().filter(([name]) => OWN(name)));
    const differs = found.fields.some(([name, value]) => OWN(name) && value.replaceAll("\r\n", "\n") !== (now.get(name) ?? "").replaceAll("\r\n", "\n"));
    if (!differs) {
      if (!document.querySelector(".ds-error-summary, .conflict")) this.kept.clear();
      return;
    }
    const { kept, restore, discard } = this.form.dataset;
    const time = new Date(found.at).toLocaleString(document.documentElement.lang, { dateStyle: "short", timeStyle: "short" });
    const box = document.createElement("div");
    box.className = "ds-alert kept";
    box.dataset.color = "warning";
    box.setAttribute("role", "status");
    const words = document.createElement("p");
    words.textContent = `${kept} ${time}.`;
    box.append(words, this.button(restore, () => this.restore(found)), this.button(discard, () => { this.kept.clear(); box.remove(); }));
    this.form.prepend(box);
  }

  button(words, act) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "ds-button";
    made.dataset.variant = "secondary";
    made.textContent = words;
    made.addEventListener("click", act);
    return made;
  }

  // The server merges it with what is there now; if it cannot all be saved, the page shows why.
  async restore(found) {
    const kept = () => {
      const data = new FormData();
      data.append("csrfmiddlewaretoken", this.form.elements.csrfmiddlewaretoken.value);
      for (const [name, value] of found.fields) data.append(name, value);
      return data;
    };
    if (await this.send(kept)) {
      this.kept.clear();
      location.reload();
      return;
    }
    if (this.dirty) return;
    const again = document.createElement("form");
    again.method = "post";
    again.action = this.form.action;
    for (const [name, value] of [...kept(), ["_to", "here"]]) {
      const field = document.createElement("input");
      field.type = "hidden";
      field.name = name;
      field.value = value;
      again.append(field);
    }
    document.body.append(again);
    again.submit();
  }
}

// How much of a text's room is used, said only to those who see it: the limit stands in the field's help.
function count(form, field) {
  const number = new Intl.NumberFormat(document.documentElement.lang);
  const words = document.createElement("p");
  words.className = "small hint counter";
  words.setAttribute("aria-hidden", "true");
  const tell = () => {
    const [used, max] = [[...field.value].length, Number(field.dataset.max)];
    words.hidden = field.rows < 3 && used < max * 0.8; // in a table only when it is soon full
    words.textContent = form.dataset.count.replace("%(used)s", number.format(used)).replace("%(max)s", number.format(max));
  };
  field.after(words);
  field.addEventListener("input", tell);
  tell();
}

document.addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("form[data-autosave]");
  if (!form) return;
  for (const field of form.querySelectorAll("textarea[data-max]")) count(form, field);
  new Autosave(form);
});
