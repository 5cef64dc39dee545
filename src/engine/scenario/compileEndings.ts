/** How a game ends: by the packages that may be signed, and by the endings. */
import type { CompiledEnding, CompiledPackage } from './compiled.ts';
import type { Compiling } from './compiling.ts';

export function compilePackages({ data, names, effects }: Compiling): CompiledPackage[] {
  names.inFile('packages.json');
  return data.packages.map((p, i) => ({
    id: p.id,
    needs: Object.entries(p.needs).map(([actor, when]) => {
      const path = `/${i}/needs/${actor}`;
      const index = names.actor(actor, path);
      return { actor: index, when: names.visibleCondition(when, -1, path) };
    }),
    then: effects(p.then, `/${i}/then`),
  }));
}

export function compileEndings({ data, names }: Compiling): CompiledEnding[] {
  names.inFile('endings.json');
  return data.endings.map((ending, i) => ({
    id: ending.id,
    when: ending.when === undefined ? undefined : names.condition(ending.when, `/${i}/when`),
    atEnd: ending.atEnd === undefined ? undefined : names.condition(ending.atEnd, `/${i}/atEnd`),
    settles: ending.settles,
  }));
}
