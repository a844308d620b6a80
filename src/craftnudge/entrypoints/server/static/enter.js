"use strict";
// The token comes behind "#", which a browser sends to nobody; the form sends it once and gets a cookie.
const token = window.location.hash.slice(1);
if (token) {
  window.history.replaceState(null, "", "/enter");
  document.querySelector("#token").value = token;
  document.querySelector("form").submit();
}
