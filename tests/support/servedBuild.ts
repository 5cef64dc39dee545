import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { preview } from 'vite';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the built game, ending in a slash. */
    gameAddress: string;
  }
}

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Serves the built game on loopback for the browser tests; the returned function stops it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!existsSync(`${root}dist/index.html`)) {
    throw new Error('There is no dist/index.html. The browser tests run on the built game: npm run build');
  }
  const server = await preview({ root, logLevel: 'error', preview: { host: '127.0.0.1', port: 0 } });
  const address = server.httpServer.address();
  if (address === null || typeof address === 'string') {
    throw new Error(`The preview server has no port: ${String(address)}`);
  }
  project.provide('gameAddress', `http://127.0.0.1:${address.port}/`);
  return () => server.close();
}
