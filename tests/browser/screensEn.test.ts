import { walkPastScreens } from '../support/walk.ts';

walkPastScreens('en');
