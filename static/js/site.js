// The pages work without this file. It moves focus to the error summary after a submit,
// and again when htmx has swapped one in.
"use strict";

function focusErrorSummary(root) {
  const summary = root.querySelector(".ds-error-summary");
  if (summary) summary.focus();
}

document.addEventListener("DOMContentLoaded", () => focusErrorSummary(document));
document.addEventListener("htmx:afterSettle", (event) => focusErrorSummary(event.target));
