/** A word that people can say to each other, in place of a number. */
const WORDS = ['amber', 'anchor', 'birch', 'cedar', 'comet', 'copper', 'ember', 'fern', 'harbour', 'heron', 'indigo', 'juniper', 'lantern', 'maple', 'meadow', 'onyx', 'orchard', 'pebble', 'quartz', 'river', 'saffron', 'slate', 'thistle', 'willow'] as const;

export function randomSeed(): string {
  const [a, b] = crypto.getRandomValues(new Uint32Array(2));
  return `${WORDS[(a ?? 0) % WORDS.length]!}-${100 + ((b ?? 0) % 900)}`;
}
