// The page works without this file. It lets the button say the outcome that is chosen.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const button = document.querySelector("form.decide button[data-plain]");
  if (!button) return;
  const name = () => {
    const chosen = document.querySelector("form.decide input[name=outcome]:checked");
    button.textContent = (chosen && chosen.dataset.button) || button.dataset.plain;
  };
  document.querySelectorAll("form.decide input[name=outcome]").forEach((radio) => radio.addEventListener("change", name));
  name();
});
