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

function plainWords({ earliest_start: a, latest_start: b, earliest_end: c, latest_end: d, end_open }) {
  if (a === null && b === null && c === null && d === null) return "date not known";
  if (a !== null && d !== null) {
    if (a === c && b === d) return insideWords(a, d);
    if (a === b && c === d) return named(a, d) && d - a > DAY ? `throughout ${periodWords(a, d)}` : named(a, d) ? insideWords(a, d) : `from ${firstDay(a)} to ${lastDay(d)}`;
    if (b === null || c === null || b >= c) return insideWords(a, d);
    return `from ${startWords(a, b)} to ${endWords(c, d)}`;
  }
  if (d !== null) return b !== null && c !== null && b <= c && c < d ? `until ${endWords(c, d)}` : `by ${lastDay(d)}`;
  if (a !== null) return end_open && b !== null ? `since ${startWords(a, b)}` : b === null ? `${firstDay(a)} or later` : `from ${startWords(a, b)}, end not known`;
  return b !== null ? `${firstDay(b)} or earlier` : `until ${lastDay(c)} or later`;
}

const firstDay = (ms) => instantWords(ms);
const lastDay = (ms) => ms % DAY === 0 ? dayWords(civil(ms - 1)) : instantWords(ms);

// Whether [from, to) is one day, month, year, decade or century.
function named(from, to) {
  const said = periodWords(from, to);
  return !said.includes("–") && !said.includes(",");
}

// Somewhere in [from, to).
function insideWords(from, to) {
  if (!named(from, to)) return `between ${firstDay(from)} and ${lastDay(to)}`;
  return `${to - from === DAY ? "on" : "in"} ${periodWords(from, to)}`;
}
