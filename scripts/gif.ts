/** An animated GIF of screenshots: one set of colours for all, and of each picture only what is new in it. */
import gifenc from 'gifenc';
import { PNG } from 'pngjs';

// oxlint-disable-next-line import/no-named-as-default-member -- Node gives the whole of this CommonJS package as its default
const { GIFEncoder, applyPalette, quantize } = gifenc;

export interface Shot {
  readonly png: Buffer;
  /** How long it stands, in milliseconds. */
  readonly stands: number;
}

const COLOURS = 255;
/** The index after the last colour. */
const AS_BEFORE = COLOURS;
/** Colours are looked for in so many of the pictures. */
const SAMPLES = 12;

export function gifOf(shots: readonly Shot[]): Uint8Array {
  const pictures = joined(shots).map(({ png, stands }) => ({ ...PNG.sync.read(png), stands }));
  const [{ width, height }] = pictures as [(typeof pictures)[number]];
  const every = Math.max(1, Math.floor(pictures.length / SAMPLES));
  const palette = quantize(Uint8Array.from(Buffer.concat(pictures.filter((_, i) => i % every === 0).map(({ data }) => data))), COLOURS);
  while (palette.length <= AS_BEFORE) palette.push([0, 0, 0]);
  const gif = GIFEncoder();
  let shown: Uint8Array | undefined;
  for (const { data, stands } of pictures) {
    const index = applyPalette(Uint8Array.from(data), palette.slice(0, COLOURS));
    const before = shown;
    const news = before === undefined ? index : index.map((colour, i) => (colour === before[i] ? AS_BEFORE : colour));
    gif.writeFrame(news, width, height, { ...(before === undefined ? { palette } : {}), transparent: before !== undefined, transparentIndex: AS_BEFORE, delay: stands, dispose: 1 });
    shown = index;
  }
  gif.finish();
  return gif.bytes();
}

/** What looks like the one before stands with it. */
function joined(shots: readonly Shot[]): readonly Shot[] {
  const kept: Shot[] = [];
  for (const shot of shots) {
    const last = kept.at(-1);
    if (last !== undefined && last.png.equals(shot.png)) kept[kept.length - 1] = { ...last, stands: last.stands + shot.stands };
    else kept.push(shot);
  }
  return kept;
}
