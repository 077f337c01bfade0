// How the story became known: a slider over the days on which something was published, and its replay.

// The stops of the slider: each day on which a row came or went; last of all what is known today, where some of that
// was told on no known day.
function buildReplay(events) {
  const days = new Set();
  for (let i = 0; i < events.n; i++) {
    if (!Number.isNaN(events.known[i])) days.add(events.known[i]);
    if (isPast(events, i) && later.days.told) days.add(events.until[i]);
  }
  const sorted = [...days].sort((a, b) => a - b);
  const last = sorted.findLast((day) => someStood(events, day));
  events.days = sorted.filter((day) => day <= last);
  if (events.days.length < 2) return;
  events.stops = differs(events, last) ? [...events.days, null] : [...events.days.slice(0, -1), null];
  const slider = $("known");
  slider.max = String(events.stops.length - 1);
  $("replay").hidden = false;
  slider.addEventListener("input", () => chooseKnown(events, Number(slider.value)));
  $("play").addEventListener("click", () => replay(events));
}

// To the last stop by the chosen day.
function placeSlider(events) {
  if (!events.stops) return;
  if (state.known !== null) state.known = events.days.findLast((day) => day <= state.known) ?? events.days[0];
  const place = events.stops.indexOf(state.known);
  $("known").value = String(place);
  state.since = place > 0 ? events.stops[place - 1] : -Infinity;
  sayKnown(events);
}

function someStood(events, day) {
  for (let i = 0; i < events.n; i++) if (events.known[i] === day && stood(events, i, day)) return true;
  return false;
}

// Whether what was known by a day is not all that is known.
function differs(events, day) {
  for (let i = 0; i < events.n; i++) if (stood(events, i, day) !== stood(events, i, null)) return true;
  return false;
}

function chooseKnown(events, place) {
  state.since = place > 0 ? events.stops[place - 1] : -Infinity;
  state.known = events.stops[place];
  $("known").value = String(place);
  changed(events, "filters");
  return followEvent(events);
}

// To the last stop by the end of a day (its ISO date); null: to all that is known.
function asKnown(events, day) {
  const wanted = day === null ? null : events.days.findLast((one) => one <= readDate(day)[1] / DAY - 1);
  const place = events.stops.indexOf(wanted);
  if (place < 0) throw new Error(`nothing was known by ${day}`);
  return chooseKnown(events, place);
}

// The open event as it stood on the chosen day; its panel closes where nobody had told of it yet.
async function followEvent(events) {
  if (!state.id || stood(events, state.selected, state.known)) return;
  const row = await eventWithId(events, state.id);
  if (row >= 0) await openEvent(events, row, false, false);
  else closePanel(events);
}

function sayKnown(events) {
  if (!events.stops) return;
  const day = state.known ?? events.days[events.days.length - 1];
  const words = dayWords(civil(day * DAY));
  const number = (count) => count.toLocaleString("en");
  let [told, new_] = [0, 0];
  for (let i = 0; i < events.n; i++) {
    if (!stood(events, i, state.known)) continue;
    told++;
    if (state.known !== null && state.since > -Infinity && events.known[i] > state.since) new_++;
  }
  const whole = state.known === null && differs(events, day);
  const fresh = new_ ? `, ${number(new_)} new or changed` : "";
  $("known").setAttribute("aria-valuetext", whole ? "All that is known" : `${words}: ${number(told)} events`);
  $("known-says").textContent = whole ? `All that is known, dated or not: ${number(told)} events`
    : state.known === null ? `As known on ${words}: all ${number(told)} events`
    : `As known on ${words}: ${number(told)} ${told === 1 ? "event" : "events"}${fresh}${later.days.told ? "" : "; dates and titles are today\u2019s"}`;
}

let playing = 0;

function replay(events) {
  if (playing) return stopReplay();
  const last = events.stops.length - 1;
  const stride = Math.max(1, Math.ceil(events.stops.length / 60));
  let place = Number($("known").value) >= last ? -1 : Number($("known").value);
  $("play").setAttribute("aria-label", "Stop the replay");
  $("play").classList.add("on");
  const step = () => {
    place = Math.min(last, place < 0 ? 0 : place + stride);
    chooseKnown(events, place);
    if (place >= last) stopReplay();
  };
  step();
  playing = setInterval(step, 900);
  return undefined;
}

function stopReplay() {
  clearInterval(playing);
  playing = 0;
  $("play").classList.remove("on");
  $("play").setAttribute("aria-label", "Replay how the story became known");
}
