/** The table of commands: to add one, write it and name it here. */
import type { Command } from './args.ts';
import { calibrateCommand } from './calibrate.ts';
import { playCommand } from './play.ts';
import { playthroughCommand } from './playthrough.ts';
import { simulateCommand } from './simulate.ts';
import { tournamentCommand } from './tournament.ts';
import { trainCommand } from './trainProspects.ts';
import { validateCommand } from './validate.ts';

export const commands: readonly Command[] = [playCommand, simulateCommand, tournamentCommand, playthroughCommand, trainCommand, calibrateCommand, validateCommand];
