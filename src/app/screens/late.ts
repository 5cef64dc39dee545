/** The screens that are fetched late: see `../late.ts`. */
export { casebookScreen } from './casebook.ts';
export { galleryScreen } from './gallery.ts';
export { verdictScreen } from './verdict.ts';
