/** What the words of the board crisis claim, in a form that a test can check against a game. */
import type { View } from '../../src/engine/index.ts';

/** What must hold when a round opens with this situation. */
export type Claim = (view: View) => boolean;

const is = (slot: string, ...values: readonly (string | boolean)[]): Claim => (view) => values.includes(view.values[slot] as string | boolean);
const all = (...claims: readonly Claim[]): Claim => (view) => claims.every((claim) => claim(view));
const either = (...claims: readonly Claim[]): Claim => (view) => claims.some((claim) => claim(view));
const not = (claim: Claim): Claim => (view) => !claim(view);
const least = (slot: string, n: number): Claim => (view) => Number(view.values[slot]) >= n;
const founderIs = (...stances: readonly string[]): Claim => (view) => stances.includes(view.stances['founder'] ?? '');

const inOffice = all(is('chief', 'founder'), is('announced', false));
const working = all(inOffice, is('suspended', false));
const onLeave = all(inOffice, is('suspended', true), is('inquiry', true));
const removed = all(is('announced', true), is('chief', 'interim', 'outsider', 'neutral'), is('suspended', false));
const letter = is('letter', 'threat', 'demand');
const noLetter = is('letter', 'none');
const insider = all(is('chief', 'interim'), is('postVacant', false));
const contests = either(is('fighting', true), founderIs('campaigning'), is('founderSued', true));
const placed = either(is('hired', true), founderIs('placed', 'founding'));

/** Situation -> what its words say of this game; sentences that begin with "on record" are left aside. */
export const CLAIMS: Readonly<Record<string, Claim>> = {
  fourVotes: all(working, is('seatsFilled', false)),
  fourVotesFilled: all(working, is('seatsFilled', true)),
  onLeave: all(onLeave, is('leaked', false)),
  onLeaveLeaked: all(onLeave, is('leaked', true)),
  weekInquiry: all(working, is('inquiry', false)),
  weekInquiryOpen: all(working, is('inquiry', true)),
  weekSeats: all(working, is('seatsFilled', false), is('leaked', false)),
  weekSeatsLeaked: all(working, is('seatsFilled', false), is('leaked', true)),
  weekSeatsFilled: all(working, is('seatsFilled', true)),
  weekDisclosure: all(working, is('leaked', false)),
  weekDisclosureLeaked: all(working, is('leaked', true)),
  weekClosing: all(working, is('leaked', false)),
  weekClosingLeaked: all(working, is('leaked', true)),
  announcement: all(inOffice, is('removed', true), is('late', false)),
  announcementLate: all(inOffice, is('removed', true), is('late', true)),
  firstNight: all(removed, is('reasonsPublic', false)),
  firstNightReasons: all(removed, is('reasonsPublic', true)),
  letterEarly: all(removed, letter),
  placedEarly: all(removed, noLetter, is('hired', true)),
  firstDeadline: all(removed, noLetter, is('hired', false)),
  letterSunday: all(removed, letter),
  placedSunday: all(removed, noLetter, placed),
  guestBadge: all(removed, noLetter, not(placed), contests),
  quietSunday: all(removed, noLetter, not(placed), not(contests)),
  outsiderInOffice: all(removed, is('chief', 'outsider')),
  neutralInOffice: all(removed, is('chief', 'neutral')),
  officeVacant: all(removed, is('postVacant', true), is('chief', 'interim')),
  thirdChief: all(removed, insider, is('interimBacksReturn', true)),
  emptyOffice: all(removed, insider, is('interimBacksReturn', false)),
  beforeTheMarketOutsider: all(removed, is('chief', 'outsider')),
  beforeTheMarketNeutral: all(removed, is('chief', 'neutral')),
  beforeTheMarketVacant: all(removed, is('postVacant', true), is('chief', 'interim')),
  beforeTheMarket: all(removed, insider),
  letterStands: all(removed, is('letter', 'threat')),
  demandStands: all(removed, is('letter', 'demand')),
  theLetter: all(removed, noLetter),
  ninetyFive: all(removed, is('letter', 'threat'), least('signatures', 660)),
  otherLetter: all(removed, letter, either(is('letter', 'demand'), not(least('signatures', 660)))),
  mondayStandoff: all(removed, noLetter),
  theTable: all(removed, least('talks', 30)),
  noTable: all(removed, not(least('talks', 30))),
  theDeal: all(removed, least('talks', 30)),
  lastNight: all(removed, not(least('talks', 30))),
  settlement: (view) => view.ending !== undefined,
  overtime: (view) => view.ending === undefined && view.dealt === undefined,
};

/** A line to a seat that names moves -> for each move, the actions that are it; one of them must be open to the seat in that round. */
export const NAMED_MOVES: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'fourVotes.board': [['remove-chief'], ['suspend-inquiry']],
  'fourVotesFilled.board': [['remove-chief'], ['suspend-inquiry']],
  'fourVotes.partner': [['ask-notice-terms'], ['promote-own-products'], ['speed-machines']],
  'fourVotes.workforce': [['raise-concerns'], ['ask-tender-terms'], ['ship-products']],
  'fourVotes.investors': [['ask-information-rights'], ['speed-tender']],
  'weekInquiry.board': [['commission-inquiry']],
  'weekInquiry.founder': [['answer-concerns']],
  'weekInquiryOpen.founder': [['answer-concerns']],
  'onLeave.founder': [['answer-concerns'], ['lobby-for-seat']],
  'onLeave.investors': [['speed-tender'], ['ask-information-rights']],
  'weekSeats.board': [['fill-seats']],
  'weekSeats.founder': [['answer-concerns'], ['lobby-for-seat']],
  'weekSeatsLeaked.board': [['fill-seats']],
  'announcement.founder': [['honour-handover'], ['fight-back', 'sue-for-post']],
  'announcement.partner': [['back-board'], ['support-and-press']],
  'announcement.workforce': [['ask-reasons'], ['support-board'], ['ship-products']],
  'announcement.investors': [['lobby-return'], ['assure-staff'], ['pause-tender']],
  'announcementLate.founder': [['honour-handover'], ['fight-back', 'sue-for-post']],
  'firstNight.workforce': [['ask-reasons'], ['resign-now'], ['letter-threat', 'letter-demand']],
  'firstNight.investors': [['lobby-return'], ['threaten-suit'], ['governance-money']],
  'firstDeadline.board': [['engage-talks']],
  'letterEarly.board': [['engage-talks']],
  'guestBadge.board': [['engage-talks']],
  'quietSunday.founder': [['ask-neutral-mediator'], ['fight-back']],
  'emptyOffice.board': [['appoint-outside-chief'], ['engage-talks']],
  'thirdChief.board': [['appoint-outside-chief'], ['engage-talks']],
  'outsiderInOffice.board': [['engage-talks']],
  'officeVacant.board': [['appoint-outside-chief'], ['engage-talks']],
  'mondayStandoff.partner': [['speak-on-governance']],
  'ninetyFive.board': [['engage-talks']],
  'noTable.board': [['engage-talks']],
  'settlement.partner': [['settle-voting-seat', 'settle-notice-rights']],
  'settlement.workforce': [['settle-staff-voice'], ['settle-tender-date']],
  'settlement.investors': [['settle-investor-rights'], ['settle-new-structure']],
};
