/** Colours, type and sizes of everything that is drawn: paper and five inks. */
export const colours = {
  paper: 0xf7f3ea,
  paperNight: 0xccd1dc,
  sheet: 0xfffdf7,
  table: 0xeae0ca,
  tableLine: 0xcdbf9f,
  tableEdge: 0x8a7a5c,
  ink: 0x1b1b1b,
  inkSoft: 0x4a4a4a,
  inkFaint: 0x8b867b,
  rule: 0xb9b1a0,
  band: 0x26231f,
  unlit: 0x5d564a,
  lit: 0xffc857,
  stamp: 0x9c1c1c,
} as const;

export const inks = {
  board: 0x005a8c,
  founder: 0xa84300,
  partner: 0x00664a,
  workforce: 0x8e3f6e,
  investors: 0x7a5200,
  other: 0x4a4a4a,
} as const;

export type InkName = keyof typeof inks;

export const fonts = {
  serif: ['Noto Serif', 'Noto Serif SC', 'Noto Serif CJK SC', 'Source Han Serif SC', 'Songti SC', 'Georgia', 'serif'],
  sans: ['Noto Sans', 'Noto Sans SC', 'Noto Sans CJK SC', 'Source Han Sans SC', 'PingFang SC', 'Microsoft YaHei', 'system-ui', 'sans-serif'],
} as const;

/** No text is smaller, on any screen (CSS pixels). */
export const smallestText = 11;

export function textSize(base: number, scale: number): number {
  return Math.max(smallestText, Math.round(base * scale));
}

export function lineHeight(size: number): number {
  return Math.round(size * 1.3);
}

/** A colour laid on thin. */
export function wash(color: number, alpha: number): { readonly color: number; readonly alpha: number } {
  return { color, alpha };
}

/** The colour a part of the way from `a` to `b`, channel by channel. */
export function mix(a: number, b: number, share: number): number {
  const part = Math.min(1, Math.max(0, share));
  const channel = (shift: number): number => {
    const from = (a >> shift) & 0xff;
    return Math.round(from + (((b >> shift) & 0xff) - from) * part) << shift;
  };
  return channel(16) | channel(8) | channel(0);
}
