// The shape of one event: its mark in pixels, its title's lines, and where they stand beside or above the mark.

const DOT = 9;
const FADE = 64; // pixels over which an end that nobody states fades away
const LABEL_WIDTH = 300;

const STATUS_NOTES = { planned: "planned", reported: "reported", hypothetical: "possible", negated: "denied" };

// What stands in italics after a title.
function noteOf(events, i) {
  const flag = events.flags[i];
  const notes = [flag & FLAG.disputed ? "disputed" : "", STATUS_NOTES[statusOf(events, i)],
    flag & FLAG.from_publication && !Number.isNaN(events.from[i]) ? "dated by its publication" : flag & FLAG.approximate ? "about then" : "", flag & FLAG.uncertain ? "date doubtful" : ""];
  return notes.filter(Boolean).join(", ");
}

function shapeOf(events, i, px, width) {
  const mark = markOf(events, i, px, width);
  const title = titleOf(events, i);
  return { ...mark, ...placeLabel(title, noteOf(events, i), mark, width), title };
}

// The mark's form, and the four instants that it is drawn between, kept within reach of the frame.
function markOf(events, i, px, width) {
  const bounds = BOUND_NAMES.map((name) => px(events[name][i]));
  const missing = bounds.map(Number.isNaN);
  const [es, ls, ee, le] = drawnBetween(bounds, missing, events.flags[i], width).map((x) => Math.min(Math.max(x, -width), width * 2));
  const [left, right] = [Math.max(Math.min(es, ls), 0), Math.min(Math.max(le, ee), width)];
  const four = { earliest_start: es, latest_start: ls, earliest_end: ee, latest_end: le };
  if (right - left < DOT - 1) {
    const x = Math.min(Math.max((left + right) / 2, DOT / 2 + 1), width - DOT / 2 - 1);
    return { ...four, form: "dot", x, mark_left: x - DOT / 2, mark_right: x + DOT / 2 };
  }
  const form = missing[0] || missing[3] || bounds[1] < bounds[2] ? "span" : "within";
  return { ...four, form, x: Math.min(Math.max(left + 4, 6), width - 6), mark_left: left, mark_right: right };
}

// The bounds, with a fade where there is none.
function drawnBetween(bounds, missing, flag, width) {
  const known = bounds.filter((_, place) => !missing[place]);
  const [first, last] = [known[0], known[known.length - 1]];
  const or = (place, value) => missing[place] ? value : bounds[place];
  let es = or(0, flag & FLAG.start_open ? -width : first - FADE);
  let ls = or(1, Math.max(es, or(2, first)));
  let ee = or(2, Math.max(ls, last));
  const le = or(3, Math.max(ee, flag & FLAG.end_open ? width * 1.02 : last + FADE));
  if (ls > ee) {
    // There is no stretch in which it surely was; where only one end is known, all of it fades to the other.
    if (missing[0]) [es, ls] = [Math.min(es, ee), ee];
    else if (missing[3]) ls = ee = es;
    else ls = ee = (ls + ee) / 2;
  }
  return [es, ls, ee, le];
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
      const text = textBlock(title, note, Math.min(room, LABEL_WIDTH), most, side);
      if (!text.cut) return besideMark(text, side > 0 ? mark.mark_right + gap : mark.mark_left - gap - text.width, side, mark);
    }
  }
  const text = textBlock(title, note, Math.min(width - 8, Math.max(LABEL_WIDTH, mark.mark_right - mark.mark_left)), 3, 1);
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

// The lines of a title with its note after the last, or on a line of its own.
function textBlock(title, whole, room, most, side) {
  let note = whole;
  // Where the frame is narrow the last words of a note give way first.
  while (note && widthOf(note, true) > room) note = note.slice(0, Math.max(0, note.lastIndexOf(", ")));
  const noteWidth = note ? widthOf(note, true) : 0;
  const lines = wrap(title, room, most);
  const last = widthOf(lines[lines.length - 1]);
  const beside = Boolean(note) && (lines.length === 1 || side > 0) && last + 7 + noteWidth <= room;
  const own = Boolean(note) && !beside;
  const width = Math.max(...lines.map((line) => widthOf(line)), beside ? last + 7 + noteWidth : own ? noteWidth : 0);
  return { lines, note, rows: lines.length + (own ? 1 : 0), width, last, beside, noteWidth, has_note: beside || own,
    cut: lines[lines.length - 1].endsWith("…") };
}
