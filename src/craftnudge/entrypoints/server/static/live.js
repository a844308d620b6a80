// Keeps a page true to the journal: when a commit is recorded, the page is fetched again and its content replaced,
// with focus and scroll kept. Without this script each page works as it is.
const RETRY_MS = 5000;
const PROGRESS_MS = 1000;
let stream = null;
let timer = 0;

function open() {
  if (stream || document.hidden) return;
  stream = new EventSource("/events");
  stream.addEventListener("open", () => setLive(true));
  stream.addEventListener("journal", refresh);
  stream.addEventListener("goal", refresh);
  stream.addEventListener("resync", refresh);
  stream.onerror = () => {
    close();
    setTimeout(open, RETRY_MS);
  };
}

// A browser allows six connections to a host, so a hidden tab holds none.
function close() {
  stream?.close();
  stream = null;
  setLive(false);
}

function setLive(isLive) {
  document.querySelector(".live").hidden = !isLive;
}

async function refresh() {
  await renew().finally(follow);
}

async function renew() {
  const content = document.querySelector("[data-live]");
  // Never under somebody's hands: a form with something typed stays.
  if (!content || isBeingFilled(content)) return;
  const response = await fetch(location.href, { headers: { Accept: "text/html" } });
  if (!response.ok) return;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const fresh = page.querySelector("[data-live]");
  if (!fresh || fresh.innerHTML === content.innerHTML) return;
  const opened = [...content.querySelectorAll("details")].map((details) => details.open);
  const focused = place(content, document.activeElement);
  content.replaceChildren(...fresh.childNodes);
  content.querySelectorAll("details").forEach((details, index) => { details.open = opened[index] ?? false; });
  focused?.focus({ preventScroll: true });
}

function isBeingFilled(content) {
  return [...content.querySelectorAll("textarea, input:not([type=hidden])")].some((field) => field.value !== field.defaultValue);
}

// The element of the new content that stands where the focused one stood: the same link, button or field.
function place(content, element) {
  if (!element || element === content || !content.contains(element)) return null;
  const key = (one) => `${one.tagName}|${one.getAttribute("href")}|${one.getAttribute("name")}|${one.textContent}`;
  const wanted = key(element);
  return { focus: (options) => [...content.querySelectorAll(element.tagName)].find((one) => key(one) === wanted)?.focus(options) };
}

// A page that shows how far a job is asks again until the job is over.
function follow() {
  clearTimeout(timer);
  if (document.querySelector("[data-refresh]") && !document.hidden) timer = setTimeout(refresh, PROGRESS_MS);
}

document.addEventListener("visibilitychange", () => {
  if (document.hidden) {
    close();
  } else {
    open();
    refresh();
  }
});
open();
follow();
