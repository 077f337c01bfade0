// Dates in words: what a reader needs, no more precise than the source was.

// A calendar period [from, to) by its name.
function periodWords(from, to) {
  const first = civil(from);
  const last = civil(to - 1);
  const whole = first.clock === 0 && to % DAY === 0;
  if (!whole) return clockPeriodWords(from, to, first);
  if (to - from === DAY) return dayWords(first);
  const months = first.day === 1 && civil(to).day === 1;
  if (months && first.month === 1 && civil(to).month === 1) return yearPeriodWords(first.year, last.year);
  if (months && first.year === last.year && first.month === last.month) {
    return `${MONTHS[first.month - 1]} ${yearWords(first.year)}`;
  }
  return rangeWords(months ? monthWords(first) : dayWords(first), months ? monthWords(last) : dayWords(last), first, last);
}

const monthWords = (when) => `${MONTHS[when.month - 1]} ${yearWords(when.year)}`;

function yearPeriodWords(first, last) {
  const length = last - first + 1;
  if (length === 1) return yearWords(first);
  if (first > 0 && length === 10 && first % 10 === 0) return `the ${first}s`;
  if (first > 0 && length === 100 && first % 100 === 0) return `the ${first}s`;
  if (last <= 0) return `${yearWords(first).replace(" BC", "")}–${yearWords(last)}`;
  return `${yearWords(first)}–${yearWords(last)}`;
}

// "1–10 November 2024", not "1 November 2024 – 10 November 2024".
function rangeWords(from, to, first, last) {
  if (first.year === last.year) {
    const year = ` ${yearWords(first.year)}`;
    if (first.month === last.month && from.includes(MONTHS[first.month - 1]) && /^\d/.test(from)) return `${first.day}–${to}`;
    return `${from.slice(0, -year.length)} – ${to}`;
  }
  return `${from} – ${to}`;
}

function clockPeriodWords(from, to, first) {
  const last = civil(to);
  if (to - from <= 60000) return `${dayWords(first)}, ${clockWords(first)}`;
  if (isoDay(from) === isoDay(to - 1)) return `${dayWords(first)}, ${clockWords(first)}–${to % DAY === 0 ? "24:00" : clockWords(last)}`;
  return `${dayWords(first)}, ${clockWords(first)} – ${dayWords(last)}, ${clockWords(last)}`;
}

// One end in words: an instant, or the period in which it lies.
function startWords(low, high) {
  if (low === null) return `not after ${instantWords(high)}`;
  if (high === null) return `not before ${instantWords(low)}`;
  return low === high ? instantWords(low) : periodWords(low, high);
}

function endWords(low, high) {
  const before = (ms) => ms % DAY === 0 ? dayWords(civil(ms - 1)) : instantWords(ms);
  if (low === null) return `not after ${before(high)}`;
  if (high === null) return `not before ${before(low)}`;
  return low === high ? before(low) : periodWords(low, high);
}

const instantWords = (ms) => ms % DAY === 0 ? dayWords(civil(ms)) : `${dayWords(civil(ms))}, ${clockWords(civil(ms))}`;

// Four bounds in words. `bounds` has earliest_start ... latest_end (null: none), start_open, end_open, approximate,
// uncertain.
function dateWords(bounds) {
  const said = plainWords(bounds);
  return (bounds.uncertain ? "perhaps " : "") + (bounds.approximate ? "about " : "") + said;
}

function plainWords({ earliest_start: a, latest_start: b, earliest_end: c, latest_end: d, start_open, end_open }) {
  if (a === null && b === null && c === null && d === null) return "date not known";
  if (a !== null && d !== null) {
    const exact = a === b && c === d;
    const within = (b === null || b >= d) && (c === null || c <= a);
    if (exact || within) return periodWords(a, d);
    if (b !== null && c !== null && b >= c && a === c && b === d) return periodWords(a, d);
    return joined(startWords(a, b), endWords(c, d));
  }
  if (d !== null) {
    // Nothing says when it began.
    if (b === null || b >= d) return `by ${endWords(d, d)}`;
    return start_open ? `until ${endWords(c, d)}` : `${startWords(null, b)}, until ${endWords(c, d)}`;
  }
  if (a !== null) {
    const since = startWords(a, b);
    if (b === null && c !== null && c <= a) return `after ${instantWords(a)}`;
    return end_open || b !== null ? `since ${since}` : `after ${instantWords(a)}`;
  }
  return b !== null ? `before ${instantWords(b)}` : `after ${instantWords(c)}`;
}

function joined(start, end) {
  return start.includes(",") || start.includes("not ") || end.includes("not ") || start.includes("–") || end.includes("–")
    ? `from ${start} to ${end}` : `${start} – ${end}`;
}
