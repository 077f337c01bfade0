// Ticks of a window, and above them what they stand in: the larger unit, or the stretch where the scale changes.

const HEADING = 12; // where words above the ticks stand

function tickRows(span, width) {
  if (!home.isDated) return [];
  const px = pixelsIn(span, width);
  const parts = stretchesIn(span);
  return parts.filter((part) => !part.folded).flatMap((part) => partRows(part, px, Math.min(px(part.to), width), parts.length > 1));
}

const LEAST = { year: 70, month: 58, day: 44 }; // pixels between two ticks
const leastRoom = ({ unit, count }) => count >= 1000 ? 96 : LEAST[unit] ?? 66;

function partRows(part, px, right, isOneOfMany) {
  const width = right - px(part.from);
  const step = stepFor(part.from, part.to, width, leastRoom);
  if (!step) return isOneOfMany ? [stretchHead(part, px, right)] : [];
  const isWide = step.unit === "month" && step.count === 1 && step.length / (part.to - part.from) * width > 110;
  const context = contextOf(step);
  const rows = tickTimes(step, part.from, part.to).map((time) => {
    const label = tickWords(step, time, isWide);
    const strong = context !== null && context.start(civil(time)) === time;
    return { x: px(time), strong, top: AXIS - 20, context: "", context_x: 0, label: px(time) + 5 + widthOf(label) <= right ? label : "" };
  });
  if (isOneOfMany) return [...rows, stretchHead(part, px, right)];
  return context ? [...rows, ...contextRows(context, part, right, px)] : rows;
}

// What a stretch of its own scale is called: as much of it as there is room for.
function stretchHead(part, px, right) {
  const x = Math.max(px(part.from) + 5, 4);
  const words = stretchWords(part).find((text) => x + widthOf(text) + 6 <= right) ?? "";
  return { x: px(part.from), strong: true, top: drawn.height, label: "", context: words, context_x: x };
}

// Exactly, and shorter; as `stretch_words` of charts/scale.py.
function stretchWords({ from, to }) {
  const [first, last] = [civil(Math.max(from, home.first)), civil(Math.min(to - 1, home.last))];
  const year = (when) => yearWords(when.year);
  const month = (when) => MONTHS[when.month - 1].slice(0, 3);
  const range = (a, b) => a === b ? a : `${a}–${b}`;
  const isOneYear = first.year === last.year;
  const names = [month(first) + (isOneYear ? "" : ` ${year(first)}`), `${month(last)} ${year(last)}`];
  const firstMonth = `${month(first)} ${year(first)}`;
  const months = firstMonth === names[1] ? firstMonth : range(...names);
  if (to - from > 5 * 366 * DAY) return [range(year(first), year(last)), year(first)];
  if (to - from > 100 * DAY) return [months, range(year(first), year(last)), firstMonth];
  return [`${first.day} ${names[0]} – ${last.day} ${names[1]}`, months, firstMonth];
}

function contextRows(context, span, right, px) {
  const rows = [];
  let time = context.start(civil(span.from));
  for (let guard = 0; time < span.to && guard < 400; guard++) {
    const following = context.next(civil(time));
    const words = context.words(civil(time));
    const x = Math.max(px(time) + 5, 4);
    if (x + widthOf(words) + 12 <= Math.min(px(following), right)) {
      rows.push({ x: Math.max(px(time), 0), strong: true, top: time < span.from ? drawn.height : 2, label: "", context: words, context_x: x });
    }
    time = following;
  }
  return rows;
}

// Where the scale changes, and the stretches that are folded.
function foldRows(span, width, height) {
  const px = pixelsIn(span, width);
  const parts = stretchesIn(span);
  const folds = parts.filter((part) => part.folded).map((part) => ({ left: Math.max(px(part.from), 0), right: Math.min(px(part.to), width) }));
  const cuts = parts.slice(1).filter((part, number) => !part.folded && !parts[number].folded).map((part) => ({ left: px(part.from), right: px(part.from) }));
  return [...folds, ...cuts].map((row) => ({ ...row, top: 2, bottom: height }));
}
