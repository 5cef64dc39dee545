/** Colours, type and sizes of everything that is seen, on the canvas and in the page around it: paper and five inks. The page has them as CSS variables of the same names. */
export const colours = {
  paper: 0xf7f3ea,
  paperNight: 0xccd1dc,
  sheet: 0xfffdf7,
  shade: 0xefe8d8,
  table: 0xeae0ca,
  tableLine: 0xcdbf9f,
  tableEdge: 0x8a7a5c,
  ink: 0x1b1b1b,
  inkRaised: 0x3a352d,
  soft: 0x4a463f,
  /** A line that tells something: the edge of a field or a button; in the picture, whose paper darkens with the hour, of a trough or a folded letter. */
  line: 0x837c6f,
  lineDrawn: 0x625c52,
  /** A line that only parts one thing from another. */
  rule: 0xb9b1a0,
  faint: 0xddd5c3,
  band: 0x26231f,
  /** Behind the houses of the title by night, and the dots of its dark. */
  sky: 0x3a4668,
  skyDeep: 0x232c48,
  unlit: 0x5d564a,
  lit: 0xffc857,
  stamp: 0x9c1c1c,
  blush: 0xf7d9d0,
  up: 0x1b1b1b,
  down: 0x5f574c,
  /** Of a meter's bar: what the last stage added, and what it took. */
  gained: 0x6f6a60,
  lost: 0x8f8778,
} as const;

export const inks = {
  board: 0x005a8c,
  founder: 0xa84300,
  partner: 0x00664a,
  workforce: 0x8e3f6e,
  investors: 0x7a5200,
  other: 0x4a4a4a,
} as const;

/** The dark that gathers at the edges of the paper by night: how much of it the corners take. */
export const nightEdge = { colour: 0x1e2642, alpha: 0.15 } as const;

export type InkName = keyof typeof inks;

export type Face = 'serif' | 'sans';
export type Script = 'latin' | 'chinese';

/** The fonts that the game ships (build/fonts.ts makes them), and what stands in for them until they have come. */
export const fonts = {
  serif: { latin: 'Five Seats Serif', chinese: 'Five Seats Serif SC', standIns: ['Georgia', 'Songti SC', 'SimSun', 'serif'] },
  sans: { latin: 'Five Seats Sans', chinese: 'Five Seats Sans SC', standIns: ['system-ui', 'PingFang SC', 'Microsoft YaHei', 'sans-serif'] },
} as const satisfies Readonly<Record<Face, Readonly<Record<Script, string>> & { readonly standIns: readonly string[] }>>;

/** Heads have one weight, the body two. */
export const weights = { serif: [600], sans: [400, 600] } as const satisfies Readonly<Record<Face, readonly number[]>>;

/** Font families in the order in which a character is looked for. Both scripts have quotation marks and dashes: the text's own comes first. */
export function families(face: Face, script: Script): readonly string[] {
  const { latin, chinese, standIns } = fonts[face];
  return script === 'latin' ? [latin, chinese, ...standIns] : [chinese, latin, ...standIns];
}

/** As CSS has it. */
export function familyList(face: Face, script: Script): string {
  return families(face, script).map((name) => (/^(?:system-ui|serif|sans-serif)$/u.test(name) ? name : `"${name}"`)).join(', ');
}

/** `#f7f3ea` */
export function hex(colour: number): string {
  return `#${colour.toString(16).padStart(6, '0')}`;
}

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
