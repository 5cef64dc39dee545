/** What we use of gifenc, which comes without types. */
declare module 'gifenc' {
  export type Palette = readonly (readonly number[])[];
  export interface Encoder {
    writeFrame(index: Uint8Array, width: number, height: number, options: { palette?: Palette; transparent?: boolean; transparentIndex?: number; delay?: number; dispose?: number }): void;
    finish(): void;
    bytes(): Uint8Array;
  }
  export function GIFEncoder(): Encoder;
  export function quantize(rgba: Uint8Array, colours: number): number[][];
  export function applyPalette(rgba: Uint8Array, palette: Palette): Uint8Array;
}
