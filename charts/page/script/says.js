// What stands in words above the chart: the period, how many events have room, and what lies out of view.

// A stretch of time, as finely as its length asks for.
function spanWords({ from, to }) {
  const within = (ms) => Math.min(Math.max(ms, home.first), home.last);
  const far = (ms) => civil(within(ms));
  const length = to - from;
  const [start, end] = [within(from), within(to) + 1];
  if (length <= 3 * DAY && start % DAY === 0 && end % DAY === 0 && start < end) return periodWords(start, end);
  const words = (when) => length > 3 * 366 * DAY ? yearWords(when.year) : length > 3 * DAY ? `${when.day} ${MONTHS[when.month - 1].slice(0, 3)} ${yearWords(when.year)}` : `${dayWords(when)}, ${clockWords({ ...when, second: 0 })}`;
  const [first, last] = [words(far(from)), words(far(to))];
  const day = dayWords(far(from));
  if (first !== last && first.startsWith(day) && last.startsWith(`${day}, `)) return `${first} – ${last.slice(day.length + 2)}`;
  return first === last ? first : `${first} – ${last}`;
}

const SAY = 60; // milliseconds: words need not follow every frame of a movement
let saying = 0;

const sayLater = (events) => { saying ||= setTimeout(() => sayPeriod(events), SAY); };

function sayPeriod(events) {
  clearTimeout(saying);
  saying = 0;
  sayFrame();
  $("period").textContent = home.isDated ? spanWords(state) : events.n ? "No event has a date" : "No events yet";
  const number = (count) => count.toLocaleString("en");
  const [shown, placed] = [drawn.shown.length, drawn.items.length];
  const undated = sameWindow(state, home) && state.certainty === "maybe" ? match.undated : 0;
  const dated = match.count - match.undated;
  $("nothing").hidden = shown > 0 || !home.isDated;
  $("nothing").textContent = match.count ? "Nothing in this period." : "Nothing matches what was asked.";
  $("status").textContent = !home.isDated ? "" : !match.count ? "Nothing matches. Clear a filter." : !shown ? "Nothing in this period. Move on, or zoom out."
    : shown === placed ? `${number(shown)} ${shown === 1 ? "event" : "events"}${shown < dated ? ` of ${number(dated)}` : ""}`
    : `${number(placed)} of ${number(shown)} events`;
  $("rest").textContent = [shown === placed ? "" : paper.on ? "the list has more" : "zoom in for the rest",
    undated ? `${number(undated)} without a date ${undated === 1 ? "is" : "are"} in the list` : ""].filter(Boolean).map((words) => shown ? `; ${words}` : ` ${words}`).join("");
  $("zoom-all").hidden = sameWindow(state, home);
  sayEdges(events);
}

function sayEdges(events) {
  let [earlier, later] = [0, 0];
  for (let i = 0; i < events.n; i++) {
    if (!match.mask[i]) continue;
    if (events.from[i] >= state.to) later++;
    else if (events.to[i] <= state.from) earlier++;
  }
  $("earlier").hidden = !earlier;
  $("later").hidden = !later;
  $("earlier").textContent = `← ${earlier.toLocaleString("en")} earlier`;
  $("later").textContent = `${later.toLocaleString("en")} later →`;
}

// To the nearest event out of view on that side.
function reach(events, side) {
  let best = NaN;
  for (let i = 0; i < events.n; i++) {
    if (!match.mask[i]) continue;
    if (side > 0 && events.from[i] >= state.to && !(best <= events.from[i])) best = events.from[i];
    if (side < 0 && events.to[i] <= state.from && !(best >= events.to[i])) best = events.to[i];
  }
  if (Number.isNaN(best)) return;
  const { from, to } = windowPlaces();
  const first = placeOf(best) - (to - from) * (side > 0 ? 0.3 : 0.7);
  glideTo(events, timeAt(first), timeAt(first + to - from));
}

// For those who listen.
function announce(text) { $("announce").textContent = text; }

// For those who look, too: for as long as it takes to read.
let telling = 0;

function tell(text) {
  announce(text);
  $("announce").className = "told";
  clearTimeout(telling);
  telling = setTimeout(() => { $("announce").className = "unseen"; }, 5000);
}
