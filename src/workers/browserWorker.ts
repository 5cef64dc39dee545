/** A browser's worker for the jobs of the registry. */
import { serveBrowser } from './browserServe.ts';
import { jobKinds } from './kinds.ts';

serveBrowser(jobKinds);
