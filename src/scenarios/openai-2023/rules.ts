import actions from './actions.json' with { type: 'json' };
import actors from './actors.json' with { type: 'json' };
import cascade from './cascade.json' with { type: 'json' };
import chance from './chance.json' with { type: 'json' };
import endings from './endings.json' with { type: 'json' };
import interests from './interests.json' with { type: 'json' };
import outlook from './outlook.json' with { type: 'json' };
import packages from './packages.json' with { type: 'json' };
import rounds from './rounds.json' with { type: 'json' };
import scales from './scales.json' with { type: 'json' };
import scenario from './scenario.json' with { type: 'json' };
import state from './state.json' with { type: 'json' };

export const rules: unknown = { scenario, actors, state, rounds, actions, chance, packages, endings, scales, interests, cascade, outlook };
