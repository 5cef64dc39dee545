/** The default policy: logit over the expected value of one look ahead; signing is weighed apart from levers. */
import { type ActionId, type Draw, type Game, hashText, HIDDEN, isSeveral, PLACES, ROUND, signatureId, softmaxInto, STAGE } from '../engine/index.ts';
import { drawLogit } from './gumbel.ts';
import { createMind, type Mind, placesIn } from './mind.ts';
import type { Forecast, Policy, Reason, Turn } from './policy.ts';
import type { Prospects } from './prospects.ts';
import { forecastOf, reasonsOf } from './reasons.ts';

/** Worlds looked into for a choice, and for telling a person about it. */
const WORLDS = 1;
const WORLDS_TOLD = 8;
const MENU = 30;
const SIGN = hashText('sign');

/** The choice on integers, for loops. */
export interface Chooser {
  /** A menu position, or a subset of places in a signing stage. */
  pick(masked: Int32Array, seat: number, legal: number, draw: Draw): number;
}

export interface Incentive extends Policy, Chooser {
  readonly mind: Mind;
}

export function incentivePolicy(game: Game, prospects: Prospects): Incentive {
  const { kernel, scenario } = game;
  const { actors } = scenario.compiled;
  const { lambdas, signing } = prospects;
  const mind = createMind(game, prospects);
  const labels = actors.map((actor) => Int32Array.from(actor.menu, (action) => hashText(action.id)));
  const values = new Float64Array(MENU);
  const odds = new Float64Array(MENU);
  const gains = new Float64Array(PLACES);

  function pick(masked: Int32Array, seat: number, legal: number, draw: Draw): number {
    const stage = masked[ROUND]! * 4 + masked[STAGE]!;
    if (kernel.stageOf(masked)?.kind === 'sign') return pickSignatures(masked, seat, legal, draw, stage);
    if (!isSeveral(legal)) return 31 - Math.clz32(legal); // nothing to weigh
    mind.weigh(masked, seat, legal, draw, WORLDS, values);
    return drawLogit(values, lambdas[seat]!, legal, labels[seat]!, draw, stage, seat);
  }

  function pickSignatures(masked: Int32Array, seat: number, legal: number, draw: Draw, stage: number): number {
    const places = placesIn(legal);
    if (!signing || places === 0) return 0;
    mind.weighSigning(masked, seat, places, draw, WORLDS, gains);
    let subset = 0;
    for (let place = 0; place < PLACES; place++) {
      if ((places >> place) & 1 && draw(SIGN, stage * 4 + place, seat) < prospects.signs(gains[place]!, masked)) subset |= 1 << place;
    }
    return subset;
  }

  const seatOf = (turn: Turn): number => game.actors.indexOf(turn.observation.seat);
  const idOf = (turn: Turn, seat: number, at: number): ActionId => (isSigning(turn) ? signatureId(at) : actors[seat]!.menu[at]!.id);
  const legalMask = (turn: Turn, seat: number): number => kernel.legal(complete(turn.observation.masked), seat);

  return {
    name: 'incentive',
    mind,
    pick,
    choose: (turn) => {
      const seat = seatOf(turn);
      return idOf(turn, seat, pick(turn.observation.masked, seat, legalMask(turn, seat), turn.draw));
    },
    distribution: (turn) => {
      const seat = seatOf(turn);
      const legal = legalMask(turn, seat);
      const { masked } = turn.observation;
      const made: Record<ActionId, number> = {};
      if (isSigning(turn)) {
        const places = placesIn(legal);
        mind.weighSigning(masked, seat, places, turn.draw, WORLDS, gains);
        for (let s = 0; s < 1 << PLACES; s++) {
          if (!((legal >> s) & 1)) continue;
          let p = 1;
          for (let place = 0; place < PLACES; place++) {
            if (!((places >> place) & 1)) continue;
            const yes = signing ? prospects.signs(gains[place]!, masked) : 0;
            p *= (s >> place) & 1 ? yes : 1 - yes;
          }
          made[signatureId(s)] = p;
        }
        return made;
      }
      mind.weigh(masked, seat, legal, turn.draw, WORLDS, values);
      for (let i = 0; i < MENU; i++) if (!((legal >> i) & 1)) values[i] = -1e9;
      softmaxInto(values, MENU, lambdas[seat]!, odds);
      for (let i = 0; i < MENU; i++) if ((legal >> i) & 1) made[actors[seat]!.menu[i]!.id] = odds[i]!;
      return made;
    },
    reasons: (turn, action): readonly Reason[] => {
      const seat = seatOf(turn);
      const at = isSigning(turn) ? -1 : game.positionOf(false, seat, action);
      const chosen = at < 0 ? 0 : 1 << at;
      // As anybody may read it: from outside, so that a reason gives no private fact away.
      const masked = new Int32Array(turn.observation.masked.length);
      mind.beliefs.outside(turn.observation.masked, masked);
      return reasonsOf(game, prospects, mind, { ...turn, observation: game.observationOf(masked, turn.observation.seat) }, seat, kernel.legal(masked, seat) | chosen, action, WORLDS_TOLD);
    },
    forecast: (turn): readonly Forecast[] => {
      const seat = seatOf(turn);
      return forecastOf(game, prospects, mind, turn, seat, legalMask(turn, seat), WORLDS_TOLD);
    },
  };
}

function isSigning(turn: Turn): boolean {
  return turn.observation.view.stage === 'sign';
}

/** Legality reads only what the seat sees, so an observation is enough to ask for it. */
function complete(masked: Int32Array): Int32Array {
  return masked.map((value) => (value === HIDDEN ? 0 : value));
}
