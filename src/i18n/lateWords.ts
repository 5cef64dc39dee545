/** Which words of a scenario no screen says before the first choice: of facts and of reasons for numbers all, of endings all but their names. The build puts them into a file of their own. */
export function isLateWord(id: string): boolean {
  return /^(?:fact\.|why\.|ending\.[^.]+\.)/u.test(id);
}
