/** A worker thread for the kinds of jobs that tests need. */
import { serveNode } from '../../src/workers/nodeServe.ts';
import { testKinds } from './kinds.ts';

serveNode(testKinds);
