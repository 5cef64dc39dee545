import { serveBrowser } from '../../../src/workers/browserServe.ts';
import { pageKinds } from './kinds.ts';

serveBrowser(pageKinds);
