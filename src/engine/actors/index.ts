/** The registry of archetypes: to add one, write its machine in a file and name it here. */
import type { Archetype } from '../stances.ts';
import { ally } from './ally.ts';
import { board } from './board.ts';
import { founder } from './founder.ts';
import { interimChief } from './interimChief.ts';
import { investors } from './investors.ts';
import { partner } from './partner.ts';
import { swingDirector } from './swingDirector.ts';
import { workforce } from './workforce.ts';

export const ARCHETYPES: Readonly<Record<string, Archetype>> = { board, founder, partner, workforce, investors, swingDirector, interimChief, ally };
