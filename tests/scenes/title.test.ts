import { describe, expect, test } from 'vitest';
import { beatLength, layoutTitle, litShare, passLength, passOf, titleSeats } from '../../src/scenes/titleLayout.ts';

describe('the title picture', () => {
  test.each([[358, 218], [343, 192], [448, 576], [576, 736], [728, 320]])('has every seat and envelope whole inside %i x %i, and no seat upon another', (width, height) => {
    const { seats, own, radius, table } = layoutTitle(width, height);
    for (const { x, y } of seats) {
      expect(x - radius).toBeGreaterThanOrEqual(0);
      expect(x + radius).toBeLessThanOrEqual(width);
      expect(y + radius).toBeLessThanOrEqual(height + radius * 0.2);
      expect(y - radius).toBeGreaterThan(0);
    }
    for (const { x, y } of own) expect(((x - table.x) / table.rx) ** 2 + ((y - table.y) / table.ry) ** 2).toBeLessThan(1);
    seats.forEach((seat, i) => seats.slice(i + 1).forEach((other) => expect(Math.hypot(seat.x - other.x, seat.y - other.y)).toBeGreaterThan(radius * 2)));
  });

  test('passes the envelope on from where it lies, and to every seat in turn', () => {
    const beats = Array.from({ length: titleSeats.length }, (_, beat) => passOf(beat));
    beats.forEach(({ to }, beat) => expect(passOf(beat + 1).from).toBe(to));
    expect(new Set(beats.map(({ to }) => to)).size).toBe(titleSeats.length);
  });

  test('rests longer than it moves, and always has some lights, never all', () => {
    expect(passLength).toBeLessThan(beatLength / 2);
    for (let beat = 0; beat < 100; beat += 1) {
      expect(litShare(beat)).toBeGreaterThan(0.05);
      expect(litShare(beat)).toBeLessThan(0.95);
    }
  });
});
