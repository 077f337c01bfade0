// A PDF of one page, written here because a page that asks nothing of the network has no printer of its own: the picture,
// pixel by pixel, and over it its titles as text that is not painted, so that they can be found and copied.

const POINT = 0.75; // of a pixel
const STRIP = 128; // rows of pixels at a time: a tall picture would not fit into memory twice

// The pixels without their opacity, deflated.
async function pixelsOf(canvas) {
  const squeeze = new CompressionStream("deflate");
  const whole = new Response(squeeze.readable).arrayBuffer();
  const pen = squeeze.writable.getWriter();
  const strip = Object.assign(document.createElement("canvas"), { width: canvas.width, height: STRIP });
  const picture = strip.getContext("2d", { willReadFrequently: true });
  for (let top = 0; top < canvas.height; top += STRIP) {
    picture.drawImage(canvas, 0, -top);
    const { data } = picture.getImageData(0, 0, canvas.width, Math.min(STRIP, canvas.height - top));
    const colors = new Uint8Array(data.length / 4 * 3);
    for (let from = 0, to = 0; from < data.length; from += 4) {
      colors[to++] = data[from];
      colors[to++] = data[from + 1];
      colors[to++] = data[from + 2];
    }
    await pen.write(colors);
  }
  await pen.close();
  return new Uint8Array(await whole);
}

const hexOf = (text) => Array.from({ length: text.length }, (_, i) => text.charCodeAt(i).toString(16).padStart(4, "0")).join("");

// Readers of PDFs take letters for drawn from left to right: what is written the other way is turned round.
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufefc](?:[\u0590-\u08ff\ufb1d-\ufefc\s]*[\u0590-\u08ff\ufb1d-\ufefc])?/gu;
const asDrawn = (text) => text.replace(/[\u2067\u2069]/g, "").replace(RIGHT_TO_LEFT, (run) => Array.from(run).reverse().join(""));

// Every line of every title where it stands, as wide as it is drawn; `3 Tr` paints nothing.
function textLayer(rows, height) {
  const size = 13 * POINT;
  const lines = rows.flatMap((row) => [
    ...row.label.map((text, number) => [text, row.label_x, row.label_y + number * LINE, row.align, false]),
    ...(row.note ? [[row.note, row.note_x, row.note_y, "left", true]] : [])]);
  return lines.filter(([text]) => text).map(([given, x, y, align, italic]) => {
    const text = asDrawn(given);
    const width = widthOf(given, italic);
    const left = align === "right" ? x - width : x;
    const stretch = width * POINT / (text.length * size / 2) * 100;
    return `BT 3 Tr /F0 ${size} Tf ${stretch.toFixed(2)} Tz ${(left * POINT).toFixed(2)} ${((height - y - 4) * POINT).toFixed(2)} Td <${hexOf(text)}> Tj ET`;
  }).join("\n");
}

// Codes of the text are UTF-16; this says so, 256 of them at a time.
function codesToText() {
  const two = (number) => number.toString(16).padStart(2, "0");
  const ranges = Array.from({ length: 256 }, (_, high) => `<${two(high)}00> <${two(high)}ff> <${two(high)}00>`);
  const blocks = [ranges.slice(0, 100), ranges.slice(100, 200), ranges.slice(200)];
  const body = blocks.map((block) => `${block.length} beginbfrange\n${block.join("\n")}\nendbfrange`).join("\n");
  return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Codes def /CMapType 2 def\n1 begincodespacerange <0000> <ffff> endcodespacerange\n${body}\nendcmap CMapName currentdict /CMap defineresource pop end end`;
}

async function pdfOf(canvas, { width, height, rows, title }) {
  const [wide, high] = [width * POINT, height * POINT];
  const content = `q ${wide} 0 0 ${high} 0 0 cm /Im0 Do Q\n${textLayer(rows, height)}`;
  const stream = (bytes, more = "") => [`<< ${more} /Length ${bytes.length} >>\nstream\n`, bytes, "\nendstream"];
  const objects = [
    ["<< /Type /Catalog /Pages 2 0 R >>"],
    ["<< /Type /Pages /Kids [3 0 R] /Count 1 >>"],
    [`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${wide} ${high}] /Contents 4 0 R /Resources << /XObject << /Im0 5 0 R >> /Font << /F0 6 0 R >> >> >>`],
    stream(content),
    stream(await pixelsOf(canvas), `/Type /XObject /Subtype /Image /Width ${canvas.width} /Height ${canvas.height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode`),
    ["<< /Type /Font /Subtype /Type0 /BaseFont /Helvetica /Encoding /Identity-H /DescendantFonts [7 0 R] /ToUnicode 9 0 R >>"],
    ["<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Helvetica /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 8 0 R /DW 500 /CIDToGIDMap /Identity >>"],
    ["<< /Type /FontDescriptor /FontName /Helvetica /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>"],
    stream(codesToText()),
    [`<< /Title <feff${hexOf(title)}> /Producer (Dateline) >>`],
  ];
  return joined(objects);
}

// The objects one after the other, and the table of where each begins.
function joined(objects) {
  const parts = ["%PDF-1.7\n%\u00ff\u00ff\u00ff\u00ff\n"];
  let place = parts[0].length;
  const places = objects.map((object, number) => {
    const start = place;
    for (const part of [`${number + 1} 0 obj\n`, ...object, "\nendobj\n"]) {
      parts.push(part);
      place += part.length;
    }
    return start;
  });
  const table = places.map((start) => `${String(start).padStart(10, "0")} 00000 n \n`).join("");
  parts.push(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info ${objects.length} 0 R >>\nstartxref\n${place}\n%%EOF\n`);
  const bytes = parts.map((part) => typeof part === "string" ? Uint8Array.from(part, (letter) => letter.charCodeAt(0)) : part);
  return new Blob(bytes, { type: "application/pdf" });
}
