"use strict";

// The code of a scanned card stands behind # in the address, where no server and no log sees it.
// It is put into its field, and out of the address and the browser's history.
(function () {
  const field = document.querySelector("[data-code]");
  const code = decodeURIComponent(window.location.hash.slice(1));
  if (!field || !/^[0-9A-Za-z-]{20,40}$/.test(code)) return;
  history.replaceState(null, "", window.location.pathname + window.location.search);
  field.value = code;
  const next = document.querySelector("input[type=password]");
  if (next) next.focus();
})();
