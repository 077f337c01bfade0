// What the panel tells of an event, and the list and the search of sentences with it.

// Details come in blocks, in order of importance; `later.details.rows` says which row stands in which slot. What was
// unpacked once stays, by row.
const details = { events: null, rows: null, slots: null, blocks: new Map(), told: new Map() };

async function detailSlots() {
  if (!details.rows) {
    details.rows = inflate(later.details.rows).then((bytes) => integers(bytes, new Int32Array(later.details.events)));
    details.slots = details.rows.then((rows) => new Map(Array.from(rows, (row, slot) => [row, slot])));
  }
  return details.slots;
}

async function detailOf(i) {
  const slot = (await detailSlots()).get(i);
  if (slot === undefined) return null;
  await detailBlock(Math.floor(slot / later.details.block));
  return details.told.get(i);
}

function detailBlock(number) {
  if (!details.blocks.has(number)) details.blocks.set(number, unpackBlock(number));
  return details.blocks.get(number);
}

async function unpackBlock(number) {
  await detailSlots();
  const rows = await details.rows;
  const told = JSON.parse(await inflateText(later.details.blocks[number]));
  told.forEach((one, place) => {
    const row = rows[number * later.details.block + place];
    details.told.set(row, completed(details.events, row, one));
  });
}

// What a claim says just as its event does is left out of the file.
function completed(events, i, told) {
  const shared = { title: told.title, bounds: BOUND_NAMES.map((name) => orNull(events[name][i])), known: orNull(events.known[i]) };
  return { ...told, claims: (told.claims ?? []).map((claim) => ({ ...shared, ...claim })) };
}

// The row of the event that an id (its own, or one it used to have) names on the chosen day; -1 where there is none, or
// the page holds no details of it.
async function eventWithId(events, id) {
  for (const row of (await detailSlots()).keys()) {
    if (!stood(events, row, state.known)) continue;
    const told = await detailOf(row);
    if (told.id === id || told.aliases?.includes(id)) return row;
  }
  return -1;
}
