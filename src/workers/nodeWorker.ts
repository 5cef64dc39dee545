/** A worker thread for the jobs of the registry. */
import { enableCompileCache } from 'node:module';

enableCompileCache(); // before the rest is loaded
const [{ jobKinds }, { serveNode }] = await Promise.all([import('./kinds.ts'), import('./nodeServe.ts')]);

serveNode(jobKinds);
