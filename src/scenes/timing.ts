/** Milliseconds of a reveal. The whole stays under 1.2 s whatever is shown. */
export const revealLength = 1100;

export interface Span {
  readonly start: number;
  readonly end: number;
}

export const spans = {
  gauges: { start: 250, end: 850 },
  lights: { start: 300, end: 1100 },
  verdict: { start: 500, end: 1100 },
} as const satisfies Record<string, Span>;

/** Envelopes open one after another; with many of them the steps become shorter. */
export function envelopeSpan(index: number, count: number): Span {
  const length = 380;
  const step = count > 1 ? Math.min(110, (900 - length) / (count - 1)) : 0;
  return { start: index * step, end: index * step + length };
}

/** How far a span has come, 0 to 1. */
export function progress(elapsed: number, span: Span): number {
  return Math.min(1, Math.max(0, (elapsed - span.start) / (span.end - span.start)));
}

export function easeOut(share: number): number {
  const rest = 1 - share;
  return 1 - rest * rest * rest;
}
