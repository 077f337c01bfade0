// Which events of the window are drawn, and where: the weightiest first, each in the first lane with room for its mark
// and its whole title. No label overlaps another, is cut, or leaves the frame; what has no room is counted as density.

const LANE = 14; // the finest lane: one line of text takes two, two lines take three
const LINE = 16;
const AXIS = 44;
const GAP = 14;
const HEAD = 24; // a lane group's name
const DOT = 9;
const FADE = 64; // pixels over which an end that nobody states fades away
const MOST_DRAWN = 600;
const LABEL_WIDTH = 300;

const measuring = document.createElement("canvas").getContext("2d");
const widths = new Map();

function widthOf(text, italic = false) {
  const key = italic ? `i${text}` : text;
  let width = widths.get(key);
  if (width === undefined) {
    if (widths.size > 20000) widths.clear();
    measuring.font = italic ? `italic 11.5px ${packed.font}` : `13px ${packed.font}`;
    width = Math.ceil(measuring.measureText(text).width);
    widths.set(key, width);
  }
  return width;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

// A title on as few lines as `room` allows; a word longer than a line is broken between letters.
function wrap(text, room, most) {
  if (widthOf(text) <= room) return [text];
  const lines = [];
  let line = "";
  for (const word of text.split(" ").flatMap((word) => widthOf(word) <= room ? [word] : broken(word, room))) {
    const longer = line ? `${line} ${word}` : word;
    if (line && widthOf(longer) > room) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  lines.push(line);
  if (lines.length <= most) return lines;
  let last = lines[most - 1];
  while (last && widthOf(`${last}…`) > room) last = last.slice(0, -1);
  return [...lines.slice(0, most - 1), `${last.trimEnd()}…`];
}

function broken(word, room) {
  const parts = [""];
  for (const { segment } of graphemes.segment(word)) {
    if (widthOf(parts[parts.length - 1] + segment) > room) parts.push(segment);
    else parts[parts.length - 1] += segment;
  }
  return parts;
}

const STATUS_NOTES = { planned: "planned", reported: "reported", hypothetical: "possible", negated: "denied" };

// What stands in italics after a title.
function noteOf(events, i) {
  const flag = events.flags[i];
  const notes = [flag & FLAG.disputed ? "disputed" : "", STATUS_NOTES[statusOf(events, i)],
    flag & FLAG.from_publication ? "dated by its publication" : flag & FLAG.approximate ? "about then" : "", flag & FLAG.uncertain ? "date doubtful" : ""];
  return notes.filter(Boolean).join(", ");
}

// The weightiest shown events of the window, those drawn before first, and the density of the rest.
function choose(events, width, capacity) {
  const levels = new Uint32Array(257);
  const shown = [];
  for (let i = 0; i < events.n; i++) {
    if (isShown(events, i)) {
      shown.push(i);
      levels[events.importance[i] + 1]++;
    }
  }
  let level = 0;
  for (let sum = 0; level < 256 && sum + levels[level] <= capacity; level++) sum += levels[level];
  const weighty = shown.length <= capacity ? shown : shown.filter((i) => events.importance[i] <= level).slice(0, capacity * 3);
  if (state.selected >= 0 && isShown(events, state.selected) && !weighty.includes(state.selected)) weighty.push(state.selected);
  return { shown, chosen: weighty };
}

const before = new Map(); // event -> lane it had, so that events keep their place while the window moves

function byWeight(events) {
  const first = (i) => i === state.selected ? 0 : before.has(i) ? 1 : 2;
  return (a, b) => first(a) - first(b) || events.importance[a] - events.importance[b] || a - b;
}

// All that is to be drawn in the window.
function layOut(events, width, height) {
  const lanes = Math.max(1, Math.floor((height - AXIS - 20) / LANE));
  const capacity = Math.min(MOST_DRAWN, Math.ceil(lanes / 2 * Math.max(2, width / 70)));
  const { shown, chosen } = choose(events, width, capacity);
  chosen.sort(byWeight(events));
  const groups = state.lanes && events.known ? groupsOf(events, shown, chosen) : [{ name: "", members: chosen, total: shown.length }];
  const placed = [];
  const bands = [];
  let top = AXIS;
  const room = share(groups, height - AXIS - 18, (group, slots) => pack(events, group.members, width, slots, false).lanes);
  for (const [number, group] of groups.entries()) {
    const head = group.name ? HEAD : 0;
    const packedGroup = pack(events, group.members, width, room[number]);
    for (const item of packedGroup.items) placed.push(moved(item, top + head));
    const bottom = top + head + room[number] * LANE;
    if (group.name) bands.push({ top, bottom, label_y: top + 14, shade: number % 2 ? 0 : 1, label: heading(group, width) });
    top = bottom;
  }
  before.clear();
  for (const item of placed) before.set(item.event, item.lane);
  return { items: placed, bands, shown, bottom: top, density: density(events, shown, placed, width, height) };
}

function heading(group, width) {
  return wrap(`${group.name}  ${group.total.toLocaleString("en")}`, width - 20, 1)[0];
}

// Lanes for each group: what it needs, as far as the height goes; the small ones are served whole first.
function share(groups, height, need) {
  const heads = groups.reduce((sum, group) => sum + (group.name ? HEAD : 0), 0);
  let left = Math.max(groups.length, Math.floor((height - heads) / LANE));
  if (groups.length === 1) return [left];
  const needs = groups.map((group) => Math.max(1, need(group, left)));
  const given = needs.map(() => 0);
  const open = [...needs.keys()].sort((a, b) => needs[a] - needs[b]);
  open.forEach((number, place) => {
    given[number] = Math.min(needs[number], Math.max(1, Math.floor(left / (open.length - place))));
    left -= given[number];
  });
  return given;
}

// The events by the facet that the reader chose as lanes: the largest groups, and one for the rest.
function groupsOf(events, shown, chosen) {
  const most = Math.max(2, Math.min(9, Math.floor((chartHeight() - AXIS) / (HEAD + LANE * 4))));
  const name = (i) => groupName(events, i);
  const totals = new Map();
  for (const i of shown) totals.set(name(i), (totals.get(name(i)) ?? 0) + 1);
  const last = ([key]) => key === NOT_SAID ? 1 : 0;
  const largest = [...totals].sort((a, b) => last(a) - last(b) || b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const kept = largest.slice(0, largest.length > most ? most - 1 : most);
  const groups = new Map(kept.map(([key, total]) => [key, { name: key, members: [], total }]));
  const rest = { name: "All others", members: [], total: shown.length - kept.reduce((sum, [, total]) => sum + total, 0) };
  for (const i of chosen) (groups.get(name(i)) ?? rest).members.push(i);
  return rest.total ? [...groups.values(), rest] : [...groups.values()];
}

const NOT_SAID = "Not said";

function groupName(events, i) {
  if (state.lanes === "kind") return kindOf(events, i);
  if (state.lanes === "status") return statusOf(events, i);
  if (state.lanes === "confidence") return `${CONFIDENCE[events.confidence[i]]} confidence`;
  const list = events[state.lanes];
  return list.starts[i] < list.starts[i + 1] ? list.names[list.codes[list.starts[i]]] : NOT_SAID;
}

// In order of time, so that the eye goes from top left to bottom right. Where that has no room for all, the weightiest are
// laid so, as many as there is room for, and of the rest whatever still fits. With `settle` false only the lanes needed
// are counted.
function pack(events, members, width, lanes, settle = true) {
  const shapes = members.map((i) => ({ ...shapeOf(events, i, width), event: i }));
  const all = fit(inTime(shapes), lanes);
  if (!settle || all.items.length === shapes.length) return all;
  const laid = fit(inTime(shapes.slice(0, mostInTime(shapes, lanes))), lanes);
  const there = new Set(laid.items.map((item) => item.event));
  return fit([...laid.items, ...shapes.filter((shape) => !there.has(shape.event))], lanes, laid.items.length);
}

// How many of the weightiest find room in order of time; a guess that is never too high, for a scan costs a layout.
function mostInTime(shapes, lanes) {
  let [low, high] = [0, shapes.length];
  for (let step = 0; step < 6 && high - low > 1; step++) {
    const middle = Math.ceil((low + high) / 2);
    if (fit(inTime(shapes.slice(0, middle)), lanes).items.length === middle) low = middle;
    else high = middle;
  }
  return low;
}

const inTime = (shapes) => [...shapes].sort((a, b) => a.mark_left - b.mark_left || a.event - b.event);

// First fit, in the order given; the first `laid` shapes keep the lanes that they have.
function fit(shapes, lanes, laid = 0) {
  const taken = Array.from({ length: lanes }, () => []);
  const items = [];
  let used = 0;
  for (const [place, shape] of shapes.entries()) {
    const lane = place < laid ? shape.lane : laneFor(taken, shape, before.get(shape.event));
    if (lane < 0) continue;
    for (let k = 0; k < shape.lanes; k++) taken[lane + k].push([shape.left, shape.right]);
    used = Math.max(used, lane + shape.lanes);
    items.push({ ...shape, lane });
  }
  return { items, lanes: used };
}

function laneFor(taken, shape, wish) {
  const free = (lane) => {
    if (lane < 0 || lane + shape.lanes > taken.length) return false;
    for (let k = 0; k < shape.lanes; k++) {
      for (const [left, right] of taken[lane + k]) if (shape.left < right + GAP && shape.right + GAP > left) return false;
    }
    return true;
  };
  if (wish !== undefined && free(wish)) return wish;
  for (let lane = 0; lane + shape.lanes <= taken.length; lane++) if (free(lane)) return lane;
  return -1;
}

// The drawn mark in pixels, and its title's place beside or above it.
function shapeOf(events, i, width) {
  const scale = width / (state.to - state.from);
  const px = (ms) => (ms - state.from) * scale;
  const mark = markOf(events, i, px, width);
  const note = noteOf(events, i);
  const title = titleOf(events, i);
  const label = placeLabel(title, note, mark, width);
  return { ...mark, ...label, title };
}

function markOf(events, i, px, width) {
  const flag = events.flags[i];
  let left = px(events.from[i]);
  let right = px(events.to[i]);
  const openLeft = Boolean(flag & FLAG.no_earliest_start);
  const openRight = Boolean(flag & FLAG.no_latest_end);
  if (openRight && right !== Infinity) right += FADE;
  if (openLeft && left !== -Infinity) left -= FADE;
  const [l, r] = [Math.max(left, 0), Math.min(right, width)];
  if (r - l < DOT - 1) {
    const x = Math.min(Math.max((l + r) / 2, DOT / 2 + 1), width - DOT / 2 - 1);
    return { form: "dot", x, mark_left: x - DOT / 2, mark_right: x + DOT / 2 };
  }
  const ls = px(events.latest_start[i]);
  const ee = px(events.earliest_end[i]);
  const core = ls < ee;
  const form = core || openLeft || openRight ? "span" : "within";
  return { form, x: Math.min(Math.max(l + 4, 6), width - 6), mark_left: l, mark_right: r, openLeft, openRight };
}

// Beside the mark on the right, else on the left, else above it; on up to three lines where the frame is narrow.
function placeLabel(title, note, mark, width) {
  const gap = 6;
  const rightRoom = width - mark.mark_right - gap - 2;
  const leftRoom = mark.mark_left - gap - 2;
  const long = mark.mark_right - mark.mark_left > width * 0.3;
  for (const [room, side] of long ? [] : [[rightRoom, 1], [leftRoom, -1]]) {
    for (const most of width < 520 ? [1, 2, 3] : [1, 2]) {
      if (room < 90) continue;
      const text = textBlock(title, note, Math.min(room, LABEL_WIDTH), most);
      if (!text.cut) return besideMark(text, side > 0 ? mark.mark_right + gap : mark.mark_left - gap - text.width, side, mark);
    }
  }
  const text = textBlock(title, note, Math.min(width - 8, Math.max(LABEL_WIDTH, mark.mark_right - mark.mark_left)), 3);
  const left = Math.max(2, Math.min(mark.mark_left, width - text.width - 4));
  return { ...besideMark(text, left, 1, mark), over: true, lanes: lanesFor(text.rows, true) };
}

// A block of text from `left`; on the left of a mark its lines end at the mark.
function besideMark(text, left, side, mark) {
  const right = left + text.width;
  const tail = text.beside ? text.noteWidth + 7 : 0;
  return { ...text, align: side > 0 ? "left" : "right", label_x: side > 0 ? left : right - tail,
    note_x: text.beside ? (side > 0 ? left + text.last + 7 : right - text.noteWidth) : side > 0 ? left : right - text.noteWidth,
    over: false, lanes: lanesFor(text.rows, false), left: Math.min(mark.mark_left, left), right: Math.max(mark.mark_right, right) };
}

const lanesFor = (lines, over) => Math.ceil((lines * LINE + (over ? DOT + 3 : 4)) / LANE);

// The lines of a title with its note after a single line, or on a line of its own.
function textBlock(title, whole, room, most) {
  let note = whole;
  // Where the frame is narrow the last words of a note give way first.
  while (note && widthOf(note, true) > room) note = note.slice(0, Math.max(0, note.lastIndexOf(", ")));
  const noteWidth = note ? widthOf(note, true) : 0;
  const lines = wrap(title, room, most);
  const last = widthOf(lines[lines.length - 1]);
  const beside = Boolean(note) && lines.length === 1 && last + 7 + noteWidth <= room;
  const own = Boolean(note) && !beside;
  const width = Math.max(...lines.map((line) => widthOf(line)), beside ? last + 7 + noteWidth : own ? noteWidth : 0);
  return { lines, note, rows: lines.length + (own ? 1 : 0), width, last, beside, noteWidth, has_note: beside || own,
    cut: lines[lines.length - 1].endsWith("…") };
}

function moved(item, top) {
  const y = top + item.lane * LANE;
  const label_y = y + (item.over ? 8 : LANE);
  const bar = item.over ? y + item.rows * LINE + DOT / 2 + 2 : label_y;
  return { ...item, y: bar, label_y, note_y: label_y + (item.rows - 1) * LINE,
    top: y, bottom: y + item.lanes * LANE };
}

// How many shown events have no room, by places of three pixels.
function density(events, shown, placed, width, height) {
  if (shown.length === placed.length) return [];
  const drawn = new Set(placed.map((item) => item.event));
  const size = 3;
  const bins = new Uint32Array(Math.ceil(width / size) + 1);
  const scale = width / (state.to - state.from);
  let most = 0;
  for (const i of shown) {
    if (drawn.has(i)) continue;
    const middle = (Math.max(events.from[i], state.from) + Math.min(events.to[i], state.to)) / 2;
    const bin = Math.min(bins.length - 1, Math.max(0, Math.floor((middle - state.from) * scale / size)));
    most = Math.max(most, ++bins[bin]);
  }
  const rows = [];
  for (let bin = 0; bin < bins.length; bin++) {
    if (!bins[bin]) continue;
    const tall = 2 + 12 * Math.sqrt(bins[bin] / most);
    rows.push({ left: bin * size, right: bin * size + size - 1, top: height - 2 - tall, bottom: height - 2 });
  }
  return rows;
}
