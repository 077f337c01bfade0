// The overview: how many events lie where over all of time; the frame over it is the window (pointer.js).

const OVERVIEW_HEIGHT = 54;
const BIN = 4; // pixels
const CLOCKED = new Set(["second", "minute", "hour"]);

// All of today's events in pale, those that the reader's choices let through in dark.
function drawOverview(events) {
  const width = chartWidth();
  paint("overview", { width, height: OVERVIEW_HEIGHT, tables: { bins: binRows(events, width), marks: overviewMarks(width) } });
}

function binRows(events, width) {
  const bins = Math.ceil(width / BIN);
  const [all, shown] = [new Uint32Array(bins), new Uint32Array(bins)];
  const px = pixelsIn(home, width);
  for (let i = 0; i < events.n; i++) {
    const middle = middleOf(events.from[i], events.to[i]);
    if (Number.isNaN(middle)) continue;
    const bin = Math.min(bins - 1, Math.max(0, Math.floor(px(middle) / BIN)));
    if (!isPast(events, i)) all[bin]++;
    if (match.mask[i]) shown[bin]++;
  }
  const most = Math.sqrt(Math.max(1, ...all, ...shown));
  const bottom = OVERVIEW_HEIGHT - 16;
  const top = (count) => bottom - (count ? Math.max(3, Math.sqrt(count) / most * (bottom - 6)) : 0);
  const rows = Array.from(all, (count, bin) => ({ left: bin * BIN, right: bin * BIN + BIN - 1, bottom, all_top: top(count), shown_top: top(shown[bin]) }));
  return rows.filter((row) => row.all_top < bottom || row.shown_top < bottom);
}

function middleOf(from, to) {
  if (!Number.isFinite(from)) return to;
  return Number.isFinite(to) ? (from + to) / 2 : from;
}

function overviewMarks(width) {
  if (!home.isDated) return [];
  const px = pixelsIn(home, width);
  return stretchesIn(home).filter((part) => !part.folded).flatMap((part) => {
    const right = Math.min(px(part.to), width);
    const step = stepFor(part.from, part.to, right - px(part.from), () => 90);
    return !step ? [] : tickTimes(step, part.from, part.to).map((time, number) => {
      const label = overviewWords(step, time, number === 0);
      return { x: px(time), label: px(time) + widthOf(label) + 6 < right ? label : "" };
    });
  });
}

// The first one says its year too, or, where hours stand, its day; so does each midnight.
function overviewWords(step, time, isFirst) {
  const when = civil(time);
  if (CLOCKED.has(step.unit)) {
    const day = `${when.day} ${MONTHS[when.month - 1].slice(0, 3)}`;
    const clock = tickWords(step, time, false);
    return time % DAY === 0 ? day : isFirst ? `${day} ${clock}` : clock;
  }
  const isNewYear = when.month === 1 && when.day === 1 && time % DAY === 0;
  const month = step.unit === "day" ? ` ${MONTHS[when.month - 1].slice(0, 3)}` : "";
  return tickWords(step, time, false) + month + (step.unit !== "year" && (isNewYear || isFirst) ? ` ${yearWords(when.year)}` : "");
}
