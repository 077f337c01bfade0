// Which events of the window are drawn, and where: the weightiest first, each in the first lane with room for its mark
// and its whole title. No label overlaps another, is cut, or leaves the frame; what has no room is counted as density.

const AXIS = 44; // pixels above the first lane: two rows of tick labels
const MOST_DRAWN = 600;

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
  const weighty = shown.length <= capacity ? shown : thinned(shown.filter((i) => events.importance[i] <= level), capacity * 3);
  if (state.selected >= 0 && isShown(events, state.selected) && !weighty.includes(state.selected)) weighty.push(state.selected);
  return { shown, chosen: weighty };
}

// Every so manieth, so that no stretch of time is favoured.
function thinned(list, most) {
  const stride = Math.ceil(list.length / most);
  return stride > 1 ? list.filter((_, place) => place % stride === 0) : list;
}

// Of equals those are taken first that fall evenly over the whole: by their places with the bits reversed.
function spread(place) {
  let turned = 0;
  for (let bit = 0; bit < 24; bit++) turned = turned * 2 + (place >> bit & 1);
  return turned;
}

function byWeight(events) {
  const first = (i) => i === state.selected ? 0 : before.has(i) ? 1 : 2;
  return (a, b) => first(a) - first(b) || events.importance[a] - events.importance[b] || spread(a) - spread(b);
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
  const px = pixelsIn(state, width);
  let most = 0;
  for (const i of shown) {
    if (drawn.has(i)) continue;
    const middle = (Math.max(events.from[i], state.from) + Math.min(events.to[i], state.to)) / 2;
    const bin = Math.min(bins.length - 1, Math.max(0, Math.floor(px(middle) / size)));
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
