// The packed data: read once into typed arrays, one slot a row, in display order. A row is an event as it stands today,
// or as it stood once (history.py): `flags` has `past`, and `known` and `until` are its first day and the one after its last.

const packed = JSON.parse(document.getElementById("data").textContent);

// The bits of the flags column; `rows.py` has the same table.
const FLAG = { no_earliest_start: 1, no_latest_start: 2, no_earliest_end: 4, no_latest_end: 8, approximate: 16,
  uncertain: 32, disputed: 64, tightened: 128, start_open: 256, end_open: 512, start_beyond: 1024, end_beyond: 2048,
  never_known: 4096, from_publication: 8192, past: 16384 };

// What the first picture does not need stands behind this script in the file, and is read when that picture stands.
let later = null;

async function readLater() {
  if (document.readyState === "loading") await new Promise((done) => document.addEventListener("DOMContentLoaded", done, { once: true }));
  later ??= JSON.parse(document.getElementById("data-later").textContent);
}

function bytesOf(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = letters.charCodeAt(i);
  return bytes;
}

async function inflate(text) {
  const unpack = new DecompressionStream("deflate");
  const pen = unpack.writable.getWriter();
  pen.write(bytesOf(text));
  pen.close();
  return new Uint8Array(await new Response(unpack.readable).arrayBuffer());
}

const utf8 = new TextDecoder();
const inflateText = async (text) => utf8.decode(await inflate(text));

// Zigzag varints into an array that is already there.
function integers(bytes, out) {
  let place = 0;
  for (let i = 0; i < out.length; i++) {
    let byte = bytes[place++];
    let value = byte & 127;
    for (let weight = 128; byte > 127; weight *= 128) {
      byte = bytes[place++];
      value += (byte & 127) * weight;
    }
    out[i] = value % 2 ? -(value + 1) / 2 : value / 2;
  }
  return out;
}

const part = (name, kind) => packed[kind][name] ?? later?.[kind][name];
const column = async (name, Type) => integers(await inflate(part(name, "columns")), new Type(packed.rows));
const names = async (name) => (await inflateText(part(name, "names"))).split("\n");

// Lists of names: where each event's codes start, and the codes.
async function lists(name) {
  const bytes = await inflate(part(name, "columns"));
  let numbers = 0;
  for (let i = 0; i < bytes.length; i++) if (bytes[i] < 128) numbers++;
  const stream = integers(bytes, new Int32Array(numbers));
  const starts = new Uint32Array(packed.rows + 1);
  const codes = new Uint32Array(numbers - packed.rows);
  for (let i = 0, from = 0, to = 0; i < packed.rows; i++) {
    starts[i] = to;
    for (let left = stream[from++]; left > 0; left--) codes[to++] = stream[from++];
    starts[i + 1] = to;
  }
  return { starts, codes, names: await names(name) };
}

// Titles stay bytes until they are read: a million strings would cost more than the chart.
class Lines {
  constructor(bytes, count) {
    this.bytes = bytes;
    this.starts = new Uint32Array(count + 1);
    let line = 1;
    for (let i = 0; i < bytes.length; i++) if (bytes[i] === 10) this.starts[line++] = i + 1;
    this.starts[count] = bytes.length + 1;
  }

  at(index) { return utf8.decode(this.bytes.subarray(this.starts[index], this.starts[index + 1] - 1)); }
}

// Everything that a chart needs first.
async function readEvents() {
  const [anchor, ls, ee, le, flags, importance, titles, kind, status, when] = await Promise.all([
    column("anchor", Float64Array), column("latest_start", Float64Array), column("earliest_end", Float64Array),
    column("latest_end", Float64Array), column("flags", Uint16Array), column("importance", Uint8Array),
    inflate(packed.columns.title), coded("kind"), coded("status"),
    packed.columns.when ? coded("when", Uint32Array) : null]);
  const n = packed.rows;
  const events = { n, today: packed.events, flags, importance, kind, status, when, titles: new Lines(titles, n), earliest_start: anchor,
    latest_start: ls, earliest_end: ee, latest_end: le, anchor: new Float64Array(n), from: new Float64Array(n), to: new Float64Array(n) };
  placeInTime(events);
  return events;
}

async function coded(name, Type = Uint16Array) {
  const [codes, list] = await Promise.all([column(name, Type), names(name)]);
  return { codes, names: list };
}

// Units to milliseconds, missing bounds to NaN, and the drawn extent [from, to] of each event; NaN where undated.
function placeInTime(events) {
  const { n, flags, from, to, anchor, earliest_start: es, latest_start: ls, earliest_end: ee, latest_end: le } = events;
  for (let i = 0, sum = 0; i < n; i++) {
    sum += es[i];
    const flag = flags[i];
    const base = sum * packed.unit;
    anchor[i] = base;
    es[i] = flag & 1 ? NaN : base;
    ls[i] = flag & 2 ? NaN : base + ls[i] * packed.unit;
    ee[i] = flag & 4 ? NaN : base + ee[i] * packed.unit;
    le[i] = flag & 8 ? NaN : base + le[i] * packed.unit;
    const dated = (flag & 15) !== 15;
    from[i] = dated ? base : NaN;
    to[i] = !dated ? NaN : !(flag & 8) ? le[i] : flag & FLAG.end_open ? Infinity
      : Math.max(base, ls[i] || -Infinity, ee[i] || -Infinity);
    if (flag & 1 && flag & FLAG.start_open) from[i] = -Infinity;
  }
}

// What filters need; read after the first picture stands.
async function readFacets(events) {
  [events.actors, events.places, events.sources, events.confidence, events.known] = await Promise.all([
    lists("actors"), lists("places"), lists("sources"), column("confidence", Uint8Array), column("known", Float64Array)]);
  details.events = events;
  events.until = part("until", "columns") ? await column("until", Float64Array) : new Float64Array(events.n);
  for (let i = 0; i < events.n; i++) {
    events.known[i] = events.flags[i] & FLAG.never_known ? NaN : events.known[i] + Math.floor(events.anchor[i] / DAY);
    events.until[i] = events.flags[i] & FLAG.past ? events.known[i] + events.until[i] : Infinity;
  }
}

const isPast = (events, i) => (events.flags[i] & FLAG.past) !== 0;

// Whether a row tells how its event stood at the end of a day; of all that is known where the day is null.
const stood = (events, i, day) => day === null ? !isPast(events, i) : events.known[i] <= day && events.until[i] > day;

const orNull = (value) => Number.isNaN(value) ? null : value;

function boundsOf(events, i) {
  const flag = events.flags[i];
  return { earliest_start: orNull(events.earliest_start[i]), latest_start: orNull(events.latest_start[i]),
    earliest_end: orNull(events.earliest_end[i]), latest_end: orNull(events.latest_end[i]),
    start_open: Boolean(flag & FLAG.start_open), end_open: Boolean(flag & FLAG.end_open),
    approximate: Boolean(flag & FLAG.approximate), uncertain: Boolean(flag & FLAG.uncertain) };
}

const kindOf = (events, i) => events.kind.names[events.kind.codes[i]];
const statusOf = (events, i) => events.status.names[events.status.codes[i]] || "fact";
const titleOf = (events, i) => events.titles.at(i) || `${kindOf(events, i)}, ${whenOf(events, i)}`;
const namesOf = (list, i) => Array.from(list.codes.subarray(list.starts[i], list.starts[i + 1]), (code) => list.names[code]);

// The date in words: as the timeline wrote it, or, in a very large page, from its bounds.
function whenOf(events, i) {
  if (events.when) return events.when.names[events.when.codes[i]];
  if (events.flags[i] & (FLAG.start_beyond | FLAG.end_beyond) && Number.isNaN(events.from[i])) return "beyond the calendar";
  return dateWords(boundsOf(events, i));
}
