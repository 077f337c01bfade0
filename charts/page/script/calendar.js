// The calendar: proleptic Gregorian, any year, in milliseconds from 1970-01-01T00:00Z. `Date` is not used: it ends
// 271,821 years from 1970 and knows the viewer's time zone, which no date of a source has.

const DAY = 86400000;
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
  "November", "December"];

// Days from 1970-01-01 (Hinnant, "chrono-Compatible Low-Level Date Algorithms").
function daysFromCivil(year, month, day) {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const ofEra = y - era * 400;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719468;
}

function civil(ms) {
  const days = Math.floor(ms / DAY);
  const era = Math.floor((days + 719468) / 146097);
  const ofEra = days + 719468 - era * 146097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36524) - Math.floor(ofEra / 146096)) / 365);
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * ofYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const clock = ms - days * DAY;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day: ofYear - Math.floor((153 * shifted + 2) / 5) + 1,
    hour: Math.floor(clock / 3600000), minute: Math.floor(clock / 60000) % 60, second: Math.floor(clock / 1000) % 60,
    clock };
}

// The instant at which a month starts; months before 1 and after 12 belong to other years.
function at(year, month = 1, day = 1) {
  const y = year + Math.floor((month - 1) / 12);
  return daysFromCivil(y, month - 1 - Math.floor((month - 1) / 12) * 12 + 1, day) * DAY;
}

function yearWords(year) {
  const shown = year > 0 ? year : 1 - year;
  const digits = shown >= 10000 ? shown.toLocaleString("en") : String(shown);
  return year > 0 ? (year < 100 ? `AD ${digits}` : digits) : `${digits} BC`;
}

const two = (number) => String(number).padStart(2, "0");
const clockWords = (when) => `${two(when.hour)}:${two(when.minute)}${when.second ? ":" + two(when.second) : ""}`;
const dayWords = (when) => `${when.day} ${MONTHS[when.month - 1]} ${yearWords(when.year)}`;

// ISO 8601 with expanded years, the exact form that stands beside every word.
function isoDay(ms) {
  const when = civil(ms);
  const year = String(Math.abs(when.year)).padStart(4, "0");
  const sign = when.year < 0 ? "-" : when.year > 9999 ? "+" : "";
  return `${sign}${year}-${two(when.month)}-${two(when.day)}`;
}
const isoInstant = (ms) => ms % DAY === 0 ? isoDay(ms) : `${isoDay(ms)}T${clockWords(civil(ms))}Z`;

// What a person types as a date: a year, month or day; its first instant and the one after its last, or null.
function readDate(text) {
  const said = text.trim().toLowerCase().replace(/,/g, " ").replace(/\s+/g, " ");
  const era = /\b(bc|bce)\b/.test(said);
  const bare = said.replace(/\b(bc|bce|ad|ce)\b/g, "").trim();
  let hit = /^([+-]?\d{1,6})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/.exec(bare);
  if (hit) return span(era ? 1 - Number(hit[1]) : Number(hit[1]), hit[2], hit[3]);
  const named = (name) => name.length > 2 ? MONTHS.findIndex((month) => month.toLowerCase().startsWith(name)) + 1 : 0;
  hit = /^(?:(\d{1,2}) )?([a-z]+)\.? (\d{1,6})$/.exec(bare);
  if (hit && named(hit[2])) return span(era ? 1 - Number(hit[3]) : Number(hit[3]), named(hit[2]), hit[1]);
  hit = /^([a-z]+)\.? (\d{1,2}) (\d{1,6})$/.exec(bare);
  if (hit && named(hit[1])) return span(era ? 1 - Number(hit[3]) : Number(hit[3]), named(hit[1]), hit[2]);
  hit = /^(\d{2,5})s$/.exec(bare);
  if (hit) return [at(Number(hit[1])), at(Number(hit[1]) + (hit[1].endsWith("00") ? 100 : 10))];
  return null;

  function span(year, month, day) {
    if (Math.abs(year) > 270000 || Number(month ?? 1) > 12 || Number(month ?? 1) < 1 || Number(day ?? 1) > 31) return null;
    if (day) return [at(year, Number(month), Number(day)), at(year, Number(month), Number(day)) + DAY];
    if (month) return [at(year, Number(month)), at(year, Number(month) + 1)];
    return [at(year), at(year + 1)];
  }
}

// Steps between ticks, from a second to as many years as it takes. Each knows its usual length in milliseconds.
function* steps() {
  for (const [unit, length, counts] of [["second", 1000, [1, 5, 15, 30]], ["minute", 60000, [1, 5, 15, 30]],
    ["hour", 3600000, [1, 3, 6, 12]], ["day", DAY, [1, 2, 5, 10]], ["month", 30.44 * DAY, [1, 3]]]) {
    for (const count of counts) yield { unit, count, length: length * count };
  }
  for (let power = 1; power < 1e7; power *= 10) {
    for (const count of [1, 2, 5]) yield { unit: "year", count: count * power, length: 365.2425 * DAY * count * power };
  }
}

function stepFor(from, to, width, room) {
  for (const step of steps()) if (step.length / (to - from) * width >= room(step)) return step;
  return null;
}

// The instants of a step in [from, to): whole units of it, so that ticks never move while the window does.
function tickTimes(step, from, to) {
  const times = [];
  const push = (time) => { if (time >= from && time < to) times.push(time); };
  const first = civil(from);
  const last = civil(to);
  if (step.unit === "year") {
    for (let k = Math.floor(first.year / step.count) - 1; k * step.count <= last.year; k++) {
      // Round years count from 1 BC as from AD 1: 500 BC is year -499.
      const year = k * step.count;
      push(at(step.count > 1 && year <= 0 ? year + 1 : year));
    }
  } else if (step.unit === "month") {
    for (let year = first.year; year <= last.year; year++) {
      for (let month = 1; month <= 12; month += step.count) push(at(year, month));
    }
  } else if (step.unit === "day") {
    for (let month = first.year * 12 + first.month - 1; month <= last.year * 12 + last.month - 1; month++) {
      const start = at(0, month + 1);
      const days = Math.round((at(0, month + 2) - start) / DAY);
      // A last step shorter than half of one would crowd the first of the next month.
      for (let day = 1; day <= days - (step.count > 1 ? step.count / 2 : 0); day += step.count) push(start + (day - 1) * DAY);
    }
  } else {
    const size = step.length;
    for (let time = Math.ceil(from / size) * size; time < to; time += size) push(time);
  }
  return times;
}

function tickWords(step, time, wide) {
  const when = civil(time);
  if (step.unit === "year") return yearWords(when.year);
  if (step.unit === "month") return wide ? MONTHS[when.month - 1] : MONTHS[when.month - 1].slice(0, 3);
  if (step.unit === "day") return String(when.day);
  return clockWords(when);
}

// The larger unit that a row of ticks stands in: hours stand in days, days in months, months in years.
function contextOf(step) {
  if (step.unit === "year") return null;
  if (step.unit === "month") {
    return { start: (when) => at(when.year), next: (when) => at(when.year + 1), words: (when) => yearWords(when.year) };
  }
  if (step.unit === "day") {
    return { start: (when) => at(when.year, when.month), next: (when) => at(when.year, when.month + 1),
      words: (when) => `${MONTHS[when.month - 1]} ${yearWords(when.year)}` };
  }
  const midnight = (when) => at(when.year, when.month, when.day);
  return { start: midnight, next: (when) => midnight(when) + DAY, words: dayWords };
}
