import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawAt, drawFrom, hashText, seedWords, textHash } from '../../src/engine/index.ts';

const MANY = 20_000;
const hex = (n: number): string => (n >>> 0).toString(16).padStart(8, '0');

describe('a labelled draw', () => {
  it('gives the same bits on every machine', () => {
    expect(['', 'a', 'harbour', '港湾', 'a\u0000'].map((text) => hex(hashText(text)))).toMatchInlineSnapshot(`
      [
        "ebb6c228",
        "11caa9f5",
        "7d4484b2",
        "64961094",
        "439f35c7",
      ]
    `);
    expect(seedWords('lighthouse').map(hex)).toMatchInlineSnapshot(`
      [
        "b7463990",
        "1a8e45a4",
        "a2f2f975",
        "c8006ea8",
      ]
    `);
    expect([drawFrom('lighthouse')('rain'), drawFrom('lighthouse')('rain', 1), drawFrom('lighthouse')('rain', 0, 1)]).toMatchInlineSnapshot(`
      [
        0.13302051578648388,
        0.31725001940503716,
        0.5497214235365391,
      ]
    `);
    expect(textHash('The rules without texts.')).toMatchInlineSnapshot(`"703f8c584208005d"`);
  });

  it('is the same number whatever was drawn before', () => {
    fc.assert(fc.property(fc.string(), fc.string(), fc.nat({ max: 100 }), fc.nat({ max: 100 }), fc.array(fc.string()), (seed, label, a, b, others) => {
      const fresh = drawFrom(seed)(label, a, b);
      const used = drawFrom(seed);
      for (const other of others) used(other);
      expect(used(label, a, b)).toBe(fresh);
      expect(drawAt(seedWords(seed), 0, hashText(label), a, b)).toBe(fresh);
    }));
  });

  it('lies in [0, 1)', () => {
    fc.assert(fc.property(fc.string(), fc.string(), fc.nat(), fc.nat(), (seed, label, a, b) => {
      const u = drawFrom(seed)(label, a, b);
      expect(u).toBeGreaterThanOrEqual(0);
      expect(u).toBeLessThan(1);
    }));
  });

  it.each([
    ['the seed', (i: number) => drawFrom(`seed ${i}`)('rain')],
    ['the label', (i: number) => drawFrom('seed')(`rain ${i}`)],
    ['the first number', (i: number) => drawFrom('seed')('rain', i)],
    ['the second number', (i: number) => drawFrom('seed')('rain', 0, i)],
  ])('spreads evenly over %s, without memory from one to the next', (_, draw) => {
    const numbers = Array.from({ length: MANY }, (__, i) => draw(i));
    const tenths = Array.from({ length: 10 }, (__, t) => numbers.filter((u) => Math.floor(u * 10) === t).length);
    const chiSquare = tenths.reduce((sum, n) => sum + (n - MANY / 10) ** 2 / (MANY / 10), 0);
    expect(chiSquare).toBeLessThan(27.9); // 9 degrees of freedom: exceeded by chance once in a thousand
    const products = numbers.slice(1).map((u, i) => (u - 0.5) * (numbers[i]! - 0.5) * 12);
    expect(Math.abs(products.reduce((sum, p) => sum + p, 0) / MANY)).toBeLessThan(0.03);
  });

  it('has nothing to do with a draw of the same place under another label', () => {
    const products = Array.from({ length: MANY }, (_, i) => {
      const draw = drawFrom(`seed ${i}`);
      return (draw('rain') - 0.5) * (draw('wind') - 0.5) * 12;
    });
    expect(Math.abs(products.reduce((sum, p) => sum + p, 0) / MANY)).toBeLessThan(0.03);
  });
});

describe('a hash of a text', () => {
  it('differs for different texts', () => {
    const texts = Array.from({ length: MANY }, (_, i) => `chance/${i.toString(36)}`);
    expect(new Set(texts.map((text) => textHash(text))).size).toBe(MANY);
  });

  it('is 16 hexadecimal digits for any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(textHash(text)).toMatch(/^[0-9a-f]{16}$/u);
    }));
  });

  it('makes four different words of a seed', () => {
    fc.assert(fc.property(fc.string(), (seed) => {
      expect(new Set(seedWords(seed)).size).toBe(4);
    }));
  });
});
