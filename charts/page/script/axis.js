// The axis: where an instant stands. Even, or, where that would leave most of the picture empty and the reader does not ask
// for it, in stretches of time that have a scale each (charts/chapters.py). Places count like milliseconds, so that on an
// even axis an instant is its own place.

const axis = { given: packed.axis, knots: null, places: null };

function setScale(name) {
  const { given } = axis;
  const fitted = given && name !== "even";
  const length = fitted ? given.knots[given.knots.length - 1] - given.knots[0] : 0;
  axis.knots = fitted ? given.knots : null;
  axis.places = fitted ? given.places.map((share) => given.knots[0] + share * length) : null;
}

// From one list of rising numbers to another: straight between them, and on beyond the first and the last.
function along(value, from, to) {
  let left = 0;
  while (left < from.length - 2 && value >= from[left + 1]) left++;
  return to[left] + (value - from[left]) / (from[left + 1] - from[left]) * (to[left + 1] - to[left]);
}

const placeOf = (time) => axis.knots ? along(time, axis.knots, axis.places) : time;
const timeAt = (place) => axis.knots ? along(place, axis.places, axis.knots) : place;

// From instants to pixels of a window, and back.
function pixelsIn({ from, to }, width) {
  const first = placeOf(from);
  const scale = width / (placeOf(to) - first);
  return (time) => (placeOf(time) - first) * scale;
}

function timesIn({ from, to }, width) {
  const first = placeOf(from);
  const length = placeOf(to) - first;
  return (x) => timeAt(first + x / width * length);
}

// The parts of a window that have one scale each; `folded` where nothing happens in them.
function stretchesIn({ from, to }) {
  if (!axis.knots) return [{ from, to, folded: false }];
  const ends = [...axis.knots.slice(1, -1), Infinity];
  return ends.map((end, number) => ({ from: Math.max(from, number ? ends[number - 1] : -Infinity), to: Math.min(to, end),
    folded: axis.given.folds.includes(number) })).filter((part) => part.from < part.to);
}
