/** A worker thread for the jobs of the registry. */
import { jobKinds } from './kinds.ts';
import { serveNode } from './nodeServe.ts';

serveNode(jobKinds);
