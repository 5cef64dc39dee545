import { walkPastScreens } from '../support/walk.ts';

walkPastScreens('zh-Hans');
