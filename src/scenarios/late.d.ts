/** The part of a catalogue that `build/lateWords.ts` cuts off. */
declare module '*.json?late' {
  const words: Readonly<Record<string, string>>;
  export { words as default };
}
